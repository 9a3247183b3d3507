import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { ALIASES, YOGA, YOGA_ASKS } from '../../../src/ink/replaced/replacements.ts'
import { LazySegmenter } from '../../../src/ink/replaced/segmenter.ts'
import ownWidth from '../../../src/ink/replaced/string-width.ts'

const packages = fileURLToPath(new URL('../../../node_modules/', import.meta.url))
const inkSource = (file: string) => readFileSync(`${packages}ink/build/${file}`, 'utf8')

describe('the replacements of Ink’s dependencies', () => {
  it('are still imported under these names by Ink or by its dependencies', () => {
    const widest = readFileSync(`${packages}widest-line/index.js`, 'utf8')
    const sources = [...['devtools.js', 'utils.js'].map(inkSource), widest].join('\n')
    for (const name of Object.keys(ALIASES)) expect(sources).toMatch(new RegExp(`['"]${name}['"]`))
  })

  it('keep Yoga from fetching its own code', () => {
    const file = createRequire(import.meta.url)
      .resolve('yoga-layout')
      .replace(/src[/\\]index\.js$/, 'binaries/yoga-wasm-base64-esm.js')
    expect(file).toMatch(YOGA)
    expect(readFileSync(file, 'utf8')).toContain(YOGA_ASKS)
  })

  it('split text as Intl.Segmenter does', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        const parts = (segmenter: { segment(text: string): Iterable<{ segment: string; index: number }> }) =>
          [...segmenter.segment(text)].map(({ segment, index }) => [segment, index])
        expect(parts(new LazySegmenter())).toEqual(parts(new Intl.Segmenter()))
        const [own, native] = [new LazySegmenter(), new Intl.Segmenter()].map((each) => each.segment(text))
        for (let at = -1; at <= text.length; at++) expect(own?.containing(at)).toEqual(native?.containing(at))
      }),
    )
  })

  it('measure plain text, colours and wide characters as string-width does', () => {
    for (const text of [
      'abc',
      '\u001b[31mred\u001b[0m',
      '名前',
      'é',
      '✗ ●',
      '\u001b]8;;https://x/\u001b\\y\u001b]8;;\u001b\\',
    ]) {
      expect(ownWidth(text)).toBe(stringWidth(text))
    }
  })
})
