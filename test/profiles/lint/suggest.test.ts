import { describe, expect, it } from 'vitest'
import { closest } from '../../../src/profiles/lint/suggest.ts'

describe('the longer a word, the more of it may be mistyped', () => {
  it.each([
    ['s3', 's4', 's3'],
    ['abcd', 'abcx', 'abcd'],
    ['abcd', 'abxx', undefined],
    ['abcde', 'abcxx', 'abcde'],
    ['abcde', 'abxxx', undefined],
    ['abcdefgh', 'abcdefxx', 'abcdefgh'],
    ['abcdefgh', 'abcdexxx', undefined],
    ['abcdefghi', 'abcdefxxx', 'abcdefghi'],
    ['abcdefghi', 'abcdexxxx', undefined],
  ])('%s for %s: %s', (word, typed, found) => {
    expect(closest(typed, [word])).toBe(found)
  })
})

it('the nearest of several is meant', () => {
  expect(closest('regoin', ['output', 'regional', 'region'])).toBe('region')
})

it('nothing is meant by nothing, nor among no words', () => {
  expect(closest('', ['a'])).toBeUndefined()
  expect(closest('a', [])).toBeUndefined()
})
