import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import OwnOutput from '../../../src/ink/replaced/output.ts'
import { INK_FILES } from '../../../src/ink/replaced/replacements.ts'
import sanitizeOurselves from '../../../src/ink/replaced/sanitize-ansi.ts'
import { toGrid } from '../../../src/terminal/parse-frame.ts'
import { paintRows } from '../../../src/terminal/sgr.ts'
import { themeFor } from '../../../src/terminal/theme.ts'
import { visible } from '../../../src/text/visible.ts'
import { fitRow, type Row, type Style } from '../../../src/view/row.ts'

/*
 * The bundle puts two files in place of Ink's own. Here both draw the same screens; what is compared is cells, because
 * Ink takes codes apart and writes them anew.
 */

const ink = new URL('../../../node_modules/ink/build/', import.meta.url)
const { default: InkOutput } = await import(new URL('output.js', ink).href)
const { default: inkSanitize } = await import(new URL('sanitize-ansi.js', ink).href)

const HEIGHT = 5
const theme = themeFor('dark', true)

const style = fc.constantFrom<Style>('text', 'dim', 'selected', 'border', 'valid', 'title', 'cursor')
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.constantFrom('名前', '\u0301', '│ ─ ╮', '\u001b[31m', '🎉', '\u202e'),
)
const link = fc.option(fc.constant('https://a.example/x'), { nil: undefined })
// Ink gives a mark that follows a code a cell of its own; terminals put it on the letter before, and so do we.
const withoutLeadingMark = (text: string) => visible(text).replace(/^\p{M}+/u, '')
const span = fc
  .record({ text: text.map(withoutLeadingMark), style, link })
  .map(({ link, ...rest }) => (link === undefined ? rest : { ...rest, link }))
const row: fc.Arbitrary<Row> = fc.array(span, { maxLength: 5 })

/** Blocks of rows side by side, as the panes are: where each begins, and its rows. */
const blocks = fc.array(
  fc.record({
    width: fc.integer({ min: 1, max: 20 }),
    gap: fc.nat(3),
    rows: fc.array(row, { maxLength: 6 }),
  }),
  { maxLength: 3 },
)

describe('Ink’s files that the bundle replaces', () => {
  it('are still imported under these names, from beside them', () => {
    const importers = ['renderer.js', 'squash-text-nodes.js'].map((name) =>
      readFileSync(new URL(name, ink), 'utf8'),
    )
    for (const name of Object.keys(INK_FILES)) expect(importers.join('\n')).toContain(`from '${name}'`)
  })

  it('output: lines side by side make the same cells', () => {
    fc.assert(
      fc.property(blocks, fc.integer({ min: -1, max: 3 }), (blocks, top) => {
        const width = 70
        const own = new OwnOutput({ width, height: HEIGHT })
        const inks = new InkOutput({ width, height: HEIGHT })
        const transformers = [(line: string, index: number) => line.replaceAll('─', `${index}`)]
        let x = 0
        for (const block of blocks) {
          x += block.gap
          const painted = paintRows(
            block.rows.map((each) => fitRow(each, block.width, '…')),
            theme,
          )
          for (const output of [own, inks]) output.write(x, top, painted, { transformers })
          x += block.width
        }
        expect(own.get().height).toBe(inks.get().height)
        expect(toGrid(own.get().output, width, HEIGHT)).toEqual(toGrid(inks.get().output, width, HEIGHT))
      }),
      { numRuns: 500 },
    )
  })

  it('output: refuses what it cannot draw', () => {
    const output = new OwnOutput({ width: 20, height: 1 })
    output.write(0, 0, 'four', { transformers: [] })
    output.write(3, 0, 'over it', { transformers: [] })
    expect(() => output.get()).toThrow('overlaps')
    expect(() => output.clip()).toThrow('clip')
  })

  it('sanitize-ansi: what the painter gives shows the same cells without it', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: HEIGHT }), (rows) => {
        const painted = paintRows(rows, theme)
        const cells = (frame: string) => toGrid(frame, 80, HEIGHT)
        expect(cells(sanitizeOurselves(painted))).toEqual(cells(inkSanitize(painted)))
      }),
      { numRuns: 500 },
    )
  })
})
