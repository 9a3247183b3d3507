import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decode } from '../../src/ini/bytes.ts'
import type { Document, SettingLine } from '../../src/ini/document.ts'
import { parse } from '../../src/ini/parse.ts'
import { arbitraryAcceptedText } from '../support/arbitrary/accepted-text.ts'
import { arbitraryConfigText } from '../support/arbitrary/config-text.ts'
import { arbitraryBytes } from '../support/arbitrary/words.ts'

const arbitraryText = fc.oneof(
  arbitraryConfigText,
  arbitraryAcceptedText,
  arbitraryBytes.map(decode),
  fc.string({ unit: fc.constantFrom(...'[]=:#; \t\n\ra1') }),
)

function everyText(check: (document: Document) => void): void {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      check(parse(text))
    }),
    { numRuns: 400 },
  )
}

/** Lines as Python counts them: LF, CRLF and a lone CR end one. */
const lineAt = (text: string, offset: number) => text.slice(0, offset).split(/\r\n|\n|\r/).length
const isLineStart = (text: string, offset: number) =>
  offset === 0 || /[\r\n\ufeff]/.test(text[offset - 1] ?? '')

function* linesOf(setting: SettingLine) {
  yield setting
  yield* setting.continuation
  yield* setting.nested
}

it('never throws and keeps the text as it is', () => {
  fc.assert(
    fc.property(arbitraryText, (text) => {
      expect(parse(text).text).toBe(text)
    }),
  )
})

it('sections follow one another without gap or overlap, up to the end', () => {
  everyText(({ text, sections }) => {
    for (const [index, section] of sections.entries()) {
      expect(section.start).toBeLessThan(section.bodyStart)
      expect(section.bodyStart).toBeLessThanOrEqual(section.end)
      expect(section.end).toBe(sections[index + 1]?.start ?? text.length)
    }
  })
})

it('settings stand inside their section, one after the other', () => {
  everyText(({ sections }) => {
    for (const section of sections) {
      let free = section.bodyStart
      for (const setting of section.settings) {
        expect(setting.start).toBeGreaterThanOrEqual(free)
        expect(setting.end).toBeGreaterThan(setting.start)
        free = setting.end
      }
      expect(free).toBeLessThanOrEqual(section.end)
    }
  })
})

it('what lies between the settings of a text without problems is comments and blank lines', () => {
  everyText(({ text, sections, problems }) => {
    if (problems.length > 0) return
    for (const section of sections) {
      const ends = [section.bodyStart, ...section.settings.map((each) => each.end)]
      const starts = [...section.settings.map((each) => each.start), section.end]
      const gaps = starts.map((start, index) => text.slice(ends[index], start))
      for (const line of gaps.join('\n').split(/[\r\n]/))
        expect(line).toMatch(/^[\s\x1c-\x1f\x85]*([#;].*)?$/su)
    }
  })
})

it('every span starts at the beginning of the line that it counts', () => {
  everyText(({ text, sections }) => {
    for (const section of sections) {
      expect(section.line).toBe(lineAt(text, section.start))
      for (const line of section.settings.flatMap((each) => [...linesOf(each)])) {
        expect(line.line).toBe(lineAt(text, line.start))
        expect(isLineStart(text, line.start)).toBe(true)
      }
    }
  })
})

it('keys and values are what stands at their offsets', () => {
  everyText(({ text, sections }) => {
    for (const setting of sections.flatMap((each) => each.settings)) {
      const { keyStart, spelling, valueStart, valueEnd } = setting
      expect(text.slice(keyStart, keyStart + spelling.length)).toBe(spelling)
      expect(setting.key).toBe(spelling.toLowerCase())
      expect(setting.value.split('\n')[0]).toBe(text.slice(valueStart, valueEnd))
      for (const nested of setting.nested) {
        expect(text.slice(nested.keyStart, nested.keyStart + nested.key.length)).toBe(nested.key)
        expect(text.slice(nested.valueStart, nested.valueEnd)).toBe(nested.value)
      }
    }
  })
})

it('problems come in the order of their lines, which the text has', () => {
  everyText(({ text, problems }) => {
    const lines = problems.map((each) => each.line)
    expect(lines).toEqual(lines.toSorted((a, b) => a - b))
    for (const line of lines) expect(line).toBeLessThanOrEqual(lineAt(text, text.length))
  })
})

it('takes time in proportion to the text, however it is shaped', () => {
  const shapes = [
    `[a]\nk =\n${' x = 1\n'.repeat(50_000)}`,
    '['.repeat(200_000),
    'k'.repeat(200_000),
    `[a]\n${'k = v\n'.repeat(50_000)}`,
  ]
  for (const text of shapes) {
    const begin = performance.now()
    parse(text)
    // Quadratic work on these takes minutes.
    expect(performance.now() - begin).toBeLessThan(3000)
  }
})

it('a section tells of its settings without making them', () => {
  everyText(({ sections }) => {
    for (const section of sections) {
      const told = Array.from({ length: section.size }, (_, nth) => ({
        key: section.keyAt(nth),
        value: section.isPlainAt(nth) ? section.valueAt(nth) : null,
      }))
      const made = section.settings.map(({ key, value, continuation }) => ({
        key,
        value: continuation.length === 0 ? value : null,
      }))
      expect(told).toEqual(made)
    }
  })
})
