import fc from 'fast-check'

/** Any bytes at all: not even UTF-8. */
export const arbitraryBytes: fc.Arbitrary<Uint8Array> = fc.uint8Array({ maxLength: 300 })

const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']

/** A name that every tool accepts, in the SDKs' own set of characters; fit to stand as an argument of a command. */
export const arbitraryPlainProfileName: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...letters),
    fc.string({ unit: fc.constantFrom(...letters, ...'_-/.%@:+'), maxLength: 12 }),
  )
  .map(([first, rest]) => first + rest)

// Names that have tripped parsers up: members of every object, words of the file format, prefixes of each other.
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

// Printable, on one line, and writable as UTF-8.
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u
const printable = (text: string) => !unprintable.test(text) && text === text.trim()

/**
 * A name that can be written into a header, if need be quoted: not empty, no brackets, no blanks at its ends, no
 * control characters; else anything, plain names about half of the time.
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

/** The values that settings are known to have, and those that have tripped parsers up. */
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

/** A value as a user may set it: one line of printable text, maybe empty, without blanks at its ends. */
export const arbitraryValue: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...knownValues),
  fc.string({ maxLength: 30 }).filter(printable),
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter(printable),
)
