import { describe, expect, it } from 'vitest'
import { keyRefusal, nameDoubt, nameRefusal, valueRefusal } from '../../../src/profiles/edit/refusal.ts'
import { profile, session } from '../../support/files/edit-files.ts'

describe('a value that would not be read back is refused', () => {
  it.each([
    ['a\nb', /line break/],
    ['a\r', /line break/],
    ['a\tb', /control/],
    ['a\0', /control/],
    ['\u001b[31m', /control/],
    ['a\u007f', /control/],
    ['a\u0085b', /control/],
    ['a\u2028b', /control/],
    [' a', /with a blank/],
    ['a ', /with a blank/],
    ['\u00a0a', /with a blank/],
    ['a\u3000', /with a blank/],
    ['\ufeffa', /with a blank/],
    [' ', /with a blank/],
    ['# a', /start with #/],
    [';a', /start with ;/],
    ['a # b', /would end the value at “ #”/],
    ['a ; b', /would end the value at “ ;”/],
    ['a\ud800', /UTF-8/],
    ['a\udcff', /UTF-8/],
  ])('%j', (value, sentence) => {
    expect(valueRefusal(value)).toMatch(sentence)
  })

  it.each([
    '',
    'a',
    'a b',
    'a#b',
    'a;b',
    'a=b',
    '= a',
    '[a]',
    '"a b"',
    "it's",
    '%d',
    'zoë',
    '名前',
    '🎉',
    'a: b',
  ])('%j is not', (value) => {
    expect(valueRefusal(value)).toBeNull()
  })
})

describe('a key', () => {
  it.each(['region', 'aws_access_key_id', 's3.max_queue_size', 'x-y', 'A1'])('%j is one', (key) => {
    expect(keyRefusal(key)).toBeNull()
  })

  it.each(['', 'a b', 'a=b', 'a:b', 'a.b.c', '.a', 'a.', '[a]', '#a', 'ä', 'a\n', 'a\tb'])(
    '%j is none',
    (key) => {
      expect(keyRefusal(key)).not.toBeNull()
    },
  )
})

describe('a name', () => {
  it.each([
    'dev',
    'default',
    'a b',
    'a/b@c:d+e%f',
    'a.b',
    'été',
    '名前',
    'plugins',
    's',
    'profile',
    'my profile a',
    'a=b',
  ])('%j can be a profile’s', (name) => {
    expect(nameRefusal(profile(name))).toBeNull()
  })

  it.each([
    ['', /empty/],
    [' a', /blank/],
    ['a ', /blank/],
    ['a\tb', /control/],
    ['a\nb', /control/],
    ["o'brien", /contain '/],
    ['say "x"', /contain "/],
    ['a\\b', /contain \\/],
    ['a]b', /contain \]/],
    ['[a', /contain \[/],
    ['a#b', /contain #/],
    ['a;b', /contain ;/],
    ['DEFAULT', /named DEFAULT/],
    ['profile a', /“profile ”/],
    ['sso-session a', /“sso-session ”/],
    ['a\ud800', /control/],
  ])('%j cannot', (name, sentence) => {
    expect(nameRefusal(profile(name))).toMatch(sentence)
  })

  it('an sso-session may have names that a profile may not', () => {
    expect(nameRefusal(session('DEFAULT'))).toBeNull()
    expect(nameRefusal(session('profile a'))).toBeNull()
  })
})

it.each([
  ['https://acme.awsapps.com/start', true],
  ['HTTP://acme', true],
  ['acme', false],
  ['https', false],
  ['team/https', false],
])('doubts %s as a name: %s', (name, isDoubted) => {
  expect(nameDoubt(name) !== null).toBe(isDoubted)
})
