import fc from 'fast-check'

/** Arbitrary bytes, rarely valid UTF-8. */
export const arbitraryBytes: fc.Arbitrary<Uint8Array> = fc.uint8Array({ maxLength: 300 })

const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']

/** A name that every tool accepts: the SDKs' own character set, and usable as a command-line argument. */
export const arbitraryPlainProfileName: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...letters),
    fc.string({ unit: fc.constantFrom(...letters, ...'_-/.%@:+'), maxLength: 12 }),
  )
  .map(([first, rest]) => first + rest)

// Names that have tripped up parsers: properties of every object, words of the file format, prefixes of one another.
const trickyNames = [
  'default',
  'DEFAULT',
  'profile',
  'profile foo',
  'sso-session',
  'plugins',
  's',
  'a b',
  "it's",
  'say "x"',
  'a\\b',
  '#1',
  'a;b',
  'a=b',
  '__proto__',
  'constructor',
  'toString',
  'été',
  '名前',
  '🎉',
]

// Not printable, not on one line, or not encodable as UTF-8.
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u
const printable = (text: string) => !unprintable.test(text) && text === text.trim()

/**
 * Any name that a header can hold, in quotes if necessary: not empty, no brackets, no blanks at either end and no
 * control characters. Half of them are plain names.
 */
export const arbitraryProfileName: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: arbitraryPlainProfileName },
  { weight: 3, arbitrary: fc.constantFrom(...trickyNames) },
  {
    weight: 2,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((name) => printable(name) && name !== '' && !/[[\]]/.test(name)),
  },
)

/** Typical values, and values that have tripped up parsers. */
const knownValues = [
  'us-east-1',
  'eu-west-1',
  'json',
  '',
  'true',
  'arn:aws:iam::123456789012:role/Admin',
  'https://example.awsapps.com/start#/',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  '/usr/bin/tool --flag "two words" \'x\'',
  'value # not a comment to every tool',
  'value; neither is this',
  '#',
  '=',
  ': x',
  '[section]',
  '"quoted"',
  '%(region)s',
  `$\{HOME}`,
  'a\\nb',
]

/** A value that a user can set: one line of printable text, possibly empty, without blanks at either end. */
export const arbitraryValue: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...knownValues),
  fc.string({ maxLength: 30 }).filter(printable),
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter(printable),
)
