import { expect, it } from 'vitest'
import { counted } from '../../src/text/counted.ts'

it.each([
  [0, '0 profiles'],
  [1, '1 profile'],
  [2, '2 profiles'],
])('%i', (count, text) => {
  expect(counted(count, 'profile')).toBe(text)
})
