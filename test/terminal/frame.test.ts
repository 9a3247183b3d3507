import fc from 'fast-check'
import { expect, it } from 'vitest'
import { frameOfRows, frameOfText } from '../../src/terminal/frame.ts'
import { themeFor } from '../../src/terminal/theme.ts'
import type { Span, Style } from '../../src/view/row.ts'

const STYLES: readonly Style[] = [
  'text',
  'dim',
  'strong',
  'title',
  'selected',
  'field',
  'qr',
  'broken',
  'valid',
]
const span: fc.Arbitrary<Span> = fc.record(
  {
    text: fc.oneof(
      fc.string({ unit: fc.constantFrom(...'ab │●…'), maxLength: 6 }),
      fc.constantFrom('名前', 'e\u0301', '', '     '),
    ),
    style: fc.constantFrom(...STYLES),
    link: fc.constantFrom('https://a.example/x', 'https://b.example/y'),
  },
  { requiredKeys: ['text', 'style'] },
)
const rows = fc.array(fc.array(span, { maxLength: 5 }), { maxLength: 5 })

it('rows make the same cells as their painted text', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom('dark', 'light'), fc.boolean(), (some, name, hasColour) => {
      const frame = frameOfRows(some, themeFor(name, hasColour))
      expect(frame.grid(14, 4)).toEqual(frameOfText(frame.text()).grid(14, 4))
    }),
  )
})
