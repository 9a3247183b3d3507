import { describe, expect, it } from 'vitest'
import { paintRow, paintRows } from '../../src/terminal/sgr.ts'
import { PLAIN_THEME, themeFor } from '../../src/terminal/theme.ts'
import { span } from '../../src/view/row.ts'

const codes = (sgr: string) => sgr.match(/\d+/g)?.map(Number) ?? []

describe('a theme', () => {
  it.each(['dark', 'light'] as const)(
    '%s: takes only the 16 colours of the user and no background',
    (name) => {
      // A QR code must be dark on light on any terminal.
      const { qr, ...styles } = themeFor(name, true)
      expect(codes(qr)).toEqual([30, 107])
      for (const sgr of Object.values(styles)) {
        expect(sgr).toMatch(/^(\u001b\[[\d;]+m)?$/)
        for (const code of codes(sgr)) expect(code < 10 || (code >= 30 && code <= 37)).toBe(true)
      }
    },
  )

  it('light: has neither yellow nor cyan, which white swallows', () => {
    for (const sgr of Object.values(themeFor('light', true))) {
      expect(codes(sgr)).not.toContain(33)
      expect(codes(sgr)).not.toContain(36)
    }
  })

  it.each(['dark', 'light'] as const)('%s: tells the statuses apart by colour', (name) => {
    const theme = themeFor(name, true)
    const looks = (['valid', 'expiring', 'expired', 'signed-out', 'renewable', 'broken'] as const).map(
      (status) => theme[status],
    )
    expect(new Set(looks).size).toBe(looks.length)
  })

  it('without colour keeps bold, dim and inverse, which show the selection', () => {
    const theme = themeFor('dark', false)
    for (const sgr of Object.values(theme)) for (const code of codes(sgr)) expect(code).toBeLessThan(10)
    expect(theme.selected).toBe('\u001b[7m')
  })

  it('plain has no codes', () => {
    expect(new Set(Object.values(PLAIN_THEME))).toEqual(new Set(['']))
    expect(Object.keys(PLAIN_THEME).sort()).toEqual(Object.keys(themeFor('dark', true)).sort())
  })
})

describe('painting', () => {
  const theme = themeFor('dark', true)
  it.each([
    ['plain text is itself', [span('a'), span('b')], 'ab'],
    ['a style ends where it ends', [span('a', 'strong'), span('b')], '\u001b[1ma\u001b[0mb'],
    ['equal neighbours share their codes', [span('a', 'dim'), span('b', 'origin')], '\u001b[2mab\u001b[0m'],
    ['the end is plain', [span('a', 'valid')], '\u001b[32ma\u001b[0m'],
    ['an empty row is empty', [], ''],
  ])('%s', (_, row, wanted) => {
    expect(paintRow(row, theme)).toBe(wanted)
  })

  it('rows are lines', () => {
    expect(paintRows([[span('a')], [], [span('b')]], theme)).toBe('a\n\nb')
  })
})
