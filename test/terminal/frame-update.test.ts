import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { frameUpdate } from '../../src/terminal/frame-update.ts'
import { toGrid } from '../../src/terminal/parse-frame.ts'
import { width } from '../../src/text/width.ts'
import type { Cell } from '../support/program/cell.ts'
import { createEmulator, type Emulator } from '../support/program/emulator.ts'

const COLUMNS = 24
const ROWS = 6
const ENTER = '\u001b[?7l\u001b[H\u001b[2J'

function newEmulator(): Emulator {
  return createEmulator(COLUMNS, ROWS, 'dark', () => {})
}

async function write(emulator: Emulator, text: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  emulator.write(Buffer.from(text), resolve)
  await promise
}

/** The screen of an emulator after one whole frame. */
async function painted(frame: string): Promise<Cell[][]> {
  const emulator = newEmulator()
  const blank = toGrid('', COLUMNS, ROWS)
  await write(emulator, ENTER + frameUpdate(blank, toGrid(frame, COLUMNS, ROWS)))
  const cells = emulator.cells()
  emulator.dispose()
  return cells
}

/** The same without code of ours: each line as it is, cut at the edges by the terminal itself. */
async function writtenPlainly(frame: string): Promise<Cell[][]> {
  const emulator = newEmulator()
  const lines = frame.split('\n').slice(0, ROWS)
  await write(emulator, ENTER + lines.map((line, at) => `\u001b[${at + 1};1H${line}`).join(''))
  const cells = emulator.cells()
  emulator.dispose()
  return cells
}

const style = fc.constantFrom(
  '',
  '\u001b[1m',
  '\u001b[31m',
  '\u001b[0m',
  '\u001b[7m',
  '\u001b[2;36m',
  '\u001b[m',
  '\u001b[4m',
  '\u001b[48;5;12m',
  '\u001b[38;5;7m',
  '\u001b[22;39m',
)
const word = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: fc.constantFrom(...'abc xyz─│'), maxLength: 8 }) },
  fc.constantFrom(
    '\u001b]8;;https://a.example/x\u001b\\a link \u001b]8;;\u001b\\',
    '      ',
    '名前',
    '🎉',
    'e\u0301',
    '●',
    'プロファイル',
    ' ',
    // Combining marks after wide characters; each pair differs in the mark only.
    'か\u3099',
    'か\u309a',
    '하\u11ab',
    '하\u11af',
  ),
)
const line = fc.array(fc.tuple(style, word), { maxLength: 6 }).map((parts) => parts.flat().join(''))
const frame = fc.array(line, { minLength: 1, maxLength: ROWS + 1 }).map((lines) => lines.join('\n'))
const OTHER_MARK: Readonly<Record<string, string>> = {
  '\u3099': '\u309a',
  '\u309a': '\u3099',
  '\u11ab': '\u11af',
  '\u11af': '\u11ab',
}
/** Most frames differ little from the one before, some in combining marks only. */
const film = fc
  .tuple(
    frame,
    fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.tuple(fc.nat(ROWS - 1), line) },
        { weight: 1, arbitrary: frame },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
      { maxLength: 6 },
    ),
  )
  .map(([first, changes]) => {
    const frames = [first]
    for (const change of changes) {
      const last = frames.at(-1)!
      const lines = last.split('\n')
      if (change === null)
        frames.push(last.replace(/[\u3099\u309a\u11ab\u11af]/g, (mark) => OTHER_MARK[mark]!))
      else if (typeof change === 'string') frames.push(change)
      else frames.push(lines.with(change[0] % lines.length, change[1]).join('\n'))
    }
    return frames
  })

describe('whatever was shown before', () => {
  it('the screen is the same as after painting only the last frame', async () => {
    await fc.assert(
      fc.asyncProperty(film, async (frames) => {
        const emulator = newEmulator()
        await write(emulator, ENTER)
        let shown = toGrid('', COLUMNS, ROWS)
        for (const each of frames) {
          const next = toGrid(each, COLUMNS, ROWS)
          await write(emulator, frameUpdate(shown, next))
          shown = next
        }
        expect(withoutStyleOfBlanks(emulator.cells())).toEqual(
          withoutStyleOfBlanks(await painted(frames.at(-1)!)),
        )
        emulator.dispose()
      }),
      { numRuns: 200 },
    )
  })

  it('that screen is the frame itself', async () => {
    // Terminals disagree about marks without a base and about wide characters across the edge.
    const tame = frame.filter((text) =>
      text
        .split('\n')
        .every(
          (each) => width(each.replaceAll(/\u001b\[[\d;]*m|\u001b\][^\u001b]*\u001b\\/g, '')) <= COLUMNS,
        ),
    )
    await fc.assert(
      fc.asyncProperty(tame, async (text) => {
        expect(withoutStyleOfBlanks(await painted(text))).toEqual(
          withoutStyleOfBlanks(await writtenPlainly(text)),
        )
      }),
      { numRuns: 100 },
    )
  })
})

/** On a blank only background, underline and inverse show. */
function withoutStyleOfBlanks(cells: Cell[][]) {
  return cells.map((row) =>
    row.map(({ char, bg, underline, inverse, ...rest }) =>
      char === ' ' && !inverse ? { char, bg, underline } : { char, bg, underline, inverse, ...rest },
    ),
  )
}

describe('bytes', () => {
  const update = (before: string, after: string) =>
    frameUpdate(toGrid(before, COLUMNS, ROWS), toGrid(after, COLUMNS, ROWS))

  it.each([
    ['equal frames take none', 'abc', 'abc', ''],
    ['one changed cell takes a jump and itself', 'abcdefghij', 'abcdefghXj', '\u001b[;9HX'],
    ['a short gap is written again', 'abcdef', 'Xbcdef'.replace('d', 'Y'), '\u001b[HXbcY'],
    ['a long gap is jumped over', 'a..........b', 'X..........Y', '\u001b[HX\u001b[10CY'],
    ['what gets blank to the end is erased', 'abcdefgh', 'a', '\u001b[;2H\u001b[K'],
    [
      'a number below another is reached from there',
      'aaaaaaaa1\nbbbbbbbb1',
      'aaaaaaaa2\nbbbbbbbb2',
      '\u001b[;9H2\u001b[B\b2',
    ],
    [
      'one above as well',
      'aaaaaaaa1\nbbbbbbbb1',
      'aaaaaaaa\u001b[1m2\u001b[m\nbbbbbbbb2',
      '\u001b[2;9H2\u001bM\b\u001b[1m2\u001b[m',
    ],
    [
      'the same style comes together',
      'a.....\nb.....\nc',
      '\u001b[1mA\u001b[m.....\nB.....\n\u001b[1mC\u001b[m',
      '\u001b[2HB\u001b[H\u001b[1mA\u001b[3HC\u001b[m',
    ],
    ['neighbours stay together', 'a', '\u001b[31m●\u001b[mbc', '\u001b[H\u001b[31m●\u001b[mbc'],
    ['behind a character beyond ASCII no column is sure', 'a\nb', '●\n●', '\u001b[H●\u001b[2H●'],
    [
      'nor behind what follows it',
      'ab\ncd',
      '●\u001b[1mx\u001b[m\ncX',
      '\u001b[H●\u001b[1mx\u001b[2;2H\u001b[mX',
    ],
    ['nor behind what it erases', 'abcdefgh\nb', '●\nX', '\u001b[H●\u001b[K\u001b[2HX'],
    [
      'nor further on in its row',
      'a......b\n.......c',
      '●......X\n.......Y',
      '\u001b[H●\u001b[;8HX\u001b[B\bY',
    ],
    [
      'a blank takes whatever colour is at hand',
      'abc',
      '\u001b[2mX\u001b[m \u001b[2mY\u001b[m',
      '\u001b[H\u001b[2mX Y\u001b[m',
    ],
    ['the one before it too', 'abc', ' \u001b[2mX', '\u001b[H\u001b[2m X \u001b[m'],
    ['not one that blanks show', 'abc', ' \u001b[7mX', '\u001b[H \u001b[7mX\u001b[m '],
    ['a mark goes with its wide character', 'か\u3099x', 'か\u309ax', '\u001b[Hか\u309a'],
    ['style ends plain', 'a', '\u001b[31mb\u001b[0m', '\u001b[H\u001b[31mb\u001b[m'],
  ])('%s', (_, before, after, wanted) => {
    expect(update(before, after)).toBe(wanted)
  })
})

describe('blanks', () => {
  const update = (before: string, after: string) =>
    frameUpdate(toGrid(before, 60, 1), toGrid(after, 60, 1)).replaceAll('\u001b', '^')

  it('many in a row are erased and skipped', () => {
    expect(update(`a${'x'.repeat(30)}b|`, `c${' '.repeat(30)}d|`)).toBe('^[Hc^[30X^[30Cd')
  })

  it('few are written', () => {
    expect(update(`a${'x'.repeat(8)}b|`, `c${' '.repeat(8)}d|`)).toBe(`^[Hc${' '.repeat(8)}d`)
  })

  it('are erased in a style that does not show on them', () => {
    const bold = (text: string) => `\u001b[1m${text}\u001b[m`
    expect(update(bold(`a${'x'.repeat(30)}b`), bold(`c${' '.repeat(30)}d`))).toBe('^[H^[1mc^[30X^[30Cd^[m')
    const inverse = (text: string) => `\u001b[7m${text}\u001b[m`
    expect(update(`a${'x'.repeat(30)}|`, `${inverse('c')}${' '.repeat(30)}|`)).toBe('^[H^[7mc^[m^[30X')
  })
})

describe('what moves along a row', () => {
  const update = (before: string, after: string) =>
    frameUpdate(toGrid(before, 60, 1), toGrid(after, 60, 1)).replaceAll('\u001b', '^')

  it('is moved by the terminal when a word comes', () => {
    expect(update('one three and four and five', 'one two three and four and five')).toBe('^[;6H^[4@wo t')
  })

  it('is moved back when it goes', () => {
    expect(update('one two three and four and five', 'one three and four and five')).toBe('^[;6H^[4P')
  })

  it('leaves the screen as it should be, whatever comes and goes', async () => {
    const columns = 70
    const grid = (text: string) => toGrid(text, columns, 1)
    const seen = async (...updates: readonly string[]) => {
      const emulator = createEmulator(columns, 1, 'dark', () => {})
      await write(emulator, ENTER + updates.join(''))
      const cells = withoutStyleOfBlanks(emulator.cells())
      emulator.dispose()
      return cells
    }
    const word = fc.constantFrom(
      'move',
      'filter',
      '\u001b[36mp\u001b[m pick',
      '\u001b[7mchosen\u001b[m',
      'é',
      '名',
      '',
    )
    const words = fc.array(word, { maxLength: 9 }).map((all) => all.join(' '))
    await fc.assert(
      fc.asyncProperty(words, words, words, async (left, middle, right) => {
        const [short, long] = [`${left} ${right}`, `${left} ${middle} ${right}`]
        for (const [before, after] of [
          [short, long],
          [long, short],
        ] as const) {
          const first = frameUpdate(grid(''), grid(before))
          expect(await seen(first, frameUpdate(grid(before), grid(after)))).toEqual(
            await seen(frameUpdate(grid(''), grid(after))),
          )
        }
      }),
      { numRuns: 80 },
    )
  })
})
