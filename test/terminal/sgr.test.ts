import { describe, expect, it } from 'vitest'
import { frameUpdate } from '../../src/terminal/frame-update.ts'
import { toGrid } from '../../src/terminal/parse-frame.ts'
import { linkTo, paintRow } from '../../src/terminal/sgr.ts'
import { PLAIN_THEME } from '../../src/terminal/theme.ts'

const A = 'https://a.example/'
const B = 'https://b.example/'
const grid = (...lines: string[]) => toGrid(lines.join('\n'), 12, 2)
const linked = (address: string, text: string) => `${linkTo(address)}${text}${linkTo('')}`
const LINKS = /\u001b\]8;;([^\u001b]*)\u001b\\/g
/** The addresses that the bytes open (and close: ''), in order. */
const links = (bytes: string) => [...bytes.matchAll(LINKS)].map(([, address]) => address)

describe('a hyperlink', () => {
  it('is painted around its own text', () => {
    const row = [
      { text: 'see ', style: 'text' as const },
      { text: 'here', style: 'text' as const, link: A },
      { text: '.', style: 'text' as const },
    ]
    expect(paintRow(row, PLAIN_THEME)).toBe(`see ${linked(A, 'here')}.`)
  })

  it('is in the cells of its text only', () => {
    const [first, second] = grid(`ab${linked(A, 'cd')}ef`, 'gh')
    expect(first?.map(({ link }) => link)).toEqual([undefined, undefined, A, A, ...Array(8).fill(undefined)])
    expect(second?.every(({ link }) => link === undefined)).toBe(true)
  })

  it('ends with its line even if it is not closed', () => {
    const [, second] = grid(`${linkTo(A)}ab`, 'cd')
    expect(second?.every(({ link }) => link === undefined)).toBe(true)
  })

  it.each<[string, string, string, (string | undefined)[]]>([
    ['comes', 'ab', linked(A, 'ab'), [A, '']],
    ['goes', linked(A, 'ab'), 'ab', []],
    ['leads elsewhere', linked(A, 'ab'), linked(B, 'ab'), [B, '']],
    ['stays', linked(A, 'ab'), linked(A, 'ab'), []],
    ['changes its text', linked(A, 'ab'), linked(A, 'cd'), [A, '']],
    ['meets another', 'abcd', linked(A, 'ab') + linked(B, 'cd'), [A, B, '']],
  ])('that %s is written, and closed before anything else is', (_, before, after, wanted) => {
    const bytes = frameUpdate(grid(before), grid(after))
    expect(links(bytes)).toEqual(wanted)
  })

  it('is written even over blanks', () => {
    expect(links(frameUpdate(grid(''), grid(linked(A, '  '))))).toEqual([A, ''])
  })
})
