import { describe, expect, it } from 'vitest'
import { loginRows } from '../../../src/view/dialogs/login.ts'
import { ASCII, UNICODE } from '../../../src/view/symbols.ts'
import { overlayOf } from '../../support/state/overlay.ts'
import { pictureOf, rowText } from '../../support/state/picture.ts'
import { DEVICE_URL, LONG_DEVICE_URL, loginState } from '../../support/state/portal-events.ts'

const HALF_BLOCK = /[▀▄█]/

function body(url: string, cells = 66, height = 40, symbols = UNICODE) {
  const state = loginState('dev', {}, url)
  return loginRows(state, overlayOf(state, 'login'), cells, height, symbols).rows
}
const code = (...of: Parameters<typeof body>) => body(...of).filter((row) => HALF_BLOCK.test(rowText(row)))

it('is drawn in half blocks, apart from what is above and below, dark on light', () => {
  const rows = body(DEVICE_URL)
  const at = rows.findIndex((row) => HALF_BLOCK.test(rowText(row)))
  const drawn = rows.filter((row) => row[0]?.style === 'qr')
  expect(at).toBe(4)
  expect([rowText(rows[3] ?? []), rowText(rows[at + drawn.length] ?? [])]).toEqual(['', ''])
  // The three squares that a camera looks for, within a border of one module.
  const text = drawn.map(rowText)
  expect(text.slice(0, 4).map((line) => [line.slice(0, 9), line.slice(-9)])).toEqual([
    [' ▄▄▄▄▄▄▄ ', ' ▄▄▄▄▄▄▄ '],
    [' █ ▄▄▄ █ ', ' █ ▄▄▄ █ '],
    [' █ ███ █ ', ' █ ███ █ '],
    [' █▄▄▄▄▄█ ', ' █▄▄▄▄▄█ '],
  ])
  expect(text.slice(-4, -1).map((line) => line.slice(0, 9))).toEqual([' █ ▄▄▄ █ ', ' █ ███ █ ', ' █▄▄▄▄▄█ '])
  expect(new Set(text.map((line) => line.length))).toEqual(new Set([drawn.length * 2 - 1]))
})

describe('stands where it fits whole, and nowhere else', () => {
  it.each([
    [DEVICE_URL, 120, 40, true],
    [DEVICE_URL, 80, 40, true],
    [DEVICE_URL, 40, 40, true],
    [DEVICE_URL, 80, 24, false],
    [DEVICE_URL, 120, 20, false],
    [LONG_DEVICE_URL, 80, 40, true],
    [LONG_DEVICE_URL, 40, 40, false],
  ])('%s at %i × %i: %s', (url, columns, rows, fits) => {
    expect(HALF_BLOCK.test(pictureOf(loginState('dev', { columns, rows }, url)).join(''))).toBe(fits)
  })

  it('to the very row', () => {
    const height = body(DEVICE_URL).length
    expect(code(DEVICE_URL, 66, height).length).toBeGreaterThan(0)
    expect(code(DEVICE_URL, 66, height - 1)).toEqual([])
  })
})

it('is not drawn without Unicode', () => {
  expect(code(DEVICE_URL, 66, 40, ASCII)).toEqual([])
})

it.each(['http://device.example/', 'javascript:x', 'no address'])(
  'is not drawn of %j: a camera opens it',
  (url) => {
    expect(code(url)).toEqual([])
  },
)

it('is not drawn of an address that no camera could read from a screen', () => {
  expect(code(`https://x.example/${'x'.repeat(300)}`, 200, 200)).toEqual([])
})
