import { expect, it } from 'vitest'
import { asciiRow } from '../../src/view/ascii.ts'
import { span } from '../../src/view/row.ts'

it.each([
  ['a … b → c × d · e — f ↑↓ g’s', "a ~ b > c x d - e - f ^v g's"],
  // As many question marks as it takes cells: the columns stay.
  ['é 名 🎉', '? ?? ??'],
  ['e\u0301', 'e'],
  ['plain ~', 'plain ~'],
])('%j is %j', (text, wanted) => {
  expect(asciiRow([span(text, 'dim')])).toEqual([span(wanted, 'dim')])
})
