import { describe, expect, it } from 'vitest'
import { closest, nearest } from '../../../src/profiles/lint/suggest.ts'

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

describe('two neighbouring letters that have changed places are one mistake', () => {
  it.each([
    ['acme', 'acem', 'acme'],
    ['base', 'bsae', 'base'],
    ['base', 'bsea', undefined],
    ['dev', 'edv', 'dev'],
    ['dev', 'dev1', 'dev'],
  ])('%s for %s: %s', (word, typed, found) => {
    expect(closest(typed, [word])).toBe(found)
  })
})

it('all that can be meant are told, the nearest first', () => {
  expect(nearest('regoin', ['regain', 'regions', 'region', 'begin'])).toEqual(['regain', 'region', 'begin'])
})

it('the nearest of several is meant', () => {
  expect(closest('regoin', ['output', 'regional', 'region'])).toBe('region')
})

it('nothing is meant by nothing, nor among no words', () => {
  expect(closest('', ['a'])).toBeUndefined()
  expect(closest('a', [])).toBeUndefined()
})
