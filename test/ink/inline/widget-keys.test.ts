import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keysBetween, WIDGET_KEYS } from '../../../src/ink/inline/widget-keys.ts'

const FIELD = fc
  .string({ maxLength: 8 })
  .chain((text) => fc.integer({ min: 0, max: text.length }).map((cursor) => ({ text, cursor })))

it('leads from any line to any other by Left, Right, Backspace and text', () => {
  fc.assert(
    fc.property(FIELD, FIELD, (before, after) => {
      let { text, cursor } = before
      for (const key of keysBetween(before, after)) {
        if (key === WIDGET_KEYS.left) cursor--
        else if (key === WIDGET_KEYS.right) cursor++
        else if (key === WIDGET_KEYS.backspace) {
          text = text.slice(0, cursor - 1) + text.slice(cursor)
          cursor--
        } else {
          text = text.slice(0, cursor) + key + text.slice(cursor)
          cursor += key.length
        }
        expect([cursor >= 0, cursor <= text.length]).toEqual([true, true])
      }
      expect({ text, cursor }).toEqual(after)
    }),
  )
})

it('touches nothing that stays', () => {
  const before = { text: 'eu-west-1', cursor: 9 }
  expect(keysBetween(before, before)).toEqual([])
  expect(keysBetween(before, { text: 'eu-west-2', cursor: 9 })).toEqual([WIDGET_KEYS.backspace, '2'])
})
