import fc from 'fast-check'
import { arbitraryProfileName, arbitraryValue } from './words.ts'

// Few names and keys, so that a text often holds the same one twice.
const fewNames = fc.constantFrom('default', 'dev', 'prod', 'my-sso', 'a b', '__proto__')
const name = fc.oneof({ weight: 3, arbitrary: fewNames }, { weight: 1, arbitrary: arbitraryProfileName })
const key = fc.oneof(
  fc.constantFrom(
    ...[
      'region',
      'Region',
      'output',
      'role_arn',
      'source_profile',
      'sso_session',
      'sso_start_url',
      's3',
      '__proto__',
    ],
  ),
  fc.string({ unit: fc.constantFrom(...'abcXYZ019_-. é'), minLength: 1, maxLength: 8 }),
)
const blanks = fc.constantFrom('', '', '', ' ', '  ', '\t', ' \t ')
const comment = fc
  .tuple(fc.constantFrom('#', ';'), fc.constantFrom('', ' note', ' key = value', '[section]', ' ünï'))
  .map((parts) => parts.join(''))

const header = fc
  .tuple(
    blanks,
    fc.oneof(
      name.map((n) => `[profile ${n}]`),
      name.map((n) => `[${n}]`),
      name.map((n) => `[sso-session ${n}]`),
      name.map((n) => `[services ${n}]`),
      fc.tuple(name, fc.constantFrom("'", '"')).map(([n, quote]) => `[profile ${quote}${n}${quote}]`),
      fc
        .tuple(
          fc.constantFrom('profile', 'Profile', 'profiles', 'profile-x', 'sso-session'),
          blanks,
          blanks,
          name,
        )
        .map(([word, before, between, n]) => `[${before}${word}${between} ${n}${before}]`),
      name.map((n) => `[profile\t${n}]`),
      name.map((n) => `[profile.${n}]`),
      name.map((n) => `[profile "${n}]`),
      name.map((n) => `[profile ${n}`),
      fc.constantFrom(
        '[]',
        '[ ]',
        '[profile]',
        '[profile ]',
        '[DEFAULT]',
        '[plugins]',
        '[preview]',
        '[a]b]',
        '[[x]]',
      ),
    ),
    fc.oneof(
      blanks,
      fc.constantFrom(' junk', ']', '= 1'),
      fc.tuple(blanks, comment).map((parts) => parts.join('')),
    ),
  )
  .map((parts) => parts.join(''))

const setting = fc
  .tuple(
    fc.oneof({ weight: 6, arbitrary: fc.constant('') }, { weight: 1, arbitrary: blanks }),
    key,
    blanks,
    fc.constantFrom('=', '=', '=', ':'),
    blanks,
    arbitraryValue,
    fc.oneof(
      blanks,
      fc.tuple(blanks, comment).map((parts) => parts.join('')),
    ),
  )
  .map((parts) => parts.join(''))

const indent = fc.constantFrom(' ', '  ', '    ', '\t', ' \t')
const indented = (line: fc.Arbitrary<string>) => fc.tuple(indent, line).map((parts) => parts.join(''))
const emptyLine = fc.constantFrom('', '', ' ', '\t', '    ')
const commentLine = fc.tuple(blanks, comment).map((parts) => parts.join(''))

const block = fc
  .tuple(
    key.map((word) => `${word} =`),
    fc.array(fc.oneof({ weight: 4, arbitrary: indented(setting) }, indented(comment), emptyLine), {
      maxLength: 4,
    }),
  )
  .map(([first, rest]) => [first, ...rest])

const continued = fc
  .tuple(
    setting,
    fc.array(fc.oneof(indented(arbitraryValue), indented(comment), emptyLine), { maxLength: 3 }),
  )
  .map(([first, rest]) => [first, ...rest])

const junk = fc.oneof(
  fc.constantFrom(
    'junk',
    '= value',
    ': value',
    ']',
    '[',
    '\0',
    '\f',
    '\v=1',
    'a\u2028b = c',
    'a\u0085b = c',
    '\ufeff',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
  indented(header),
)

const single = (line: fc.Arbitrary<string>) => line.map((text) => [text])
const lines = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: single(header) },
      { weight: 6, arbitrary: single(setting) },
      { weight: 2, arbitrary: block },
      { weight: 1, arbitrary: continued },
      { weight: 1, arbitrary: single(commentLine) },
      { weight: 1, arbitrary: single(emptyLine) },
      { weight: 1, arbitrary: single(junk) },
    ),
    { maxLength: 14 },
  )
  .map((groups) => groups.flat())

// Most files use one kind of line break, some mix them.
const lineEnds = fc.oneof(
  { weight: 5, arbitrary: fc.constant(['\n']) },
  { weight: 2, arbitrary: fc.constant(['\r\n']) },
  { weight: 1, arbitrary: fc.constant(['\r']) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 7 }) },
)

/**
 * Text that looks like a config or credentials file, with what is seen in the wild and worse: odd headers, both
 * separators, trailing comments, blocks, continuation lines, mixed line breaks, a byte order mark, no newline at the
 * end, duplicates, junk. Only the binary junk may hold lone surrogates.
 */
export const arbitraryConfigText: fc.Arbitrary<string> = fc
  .record({
    bom: fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constant('\ufeff') }),
    lines,
    lineEnds,
    finalLineEnd: fc.boolean(),
  })
  .map(({ bom, lines, lineEnds, finalLineEnd }) => {
    const ended = lines.map((line, i) => line + lineEnds[i % lineEnds.length])
    const text = bom + ended.join('')
    return finalLineEnd ? text : text.replace(/[\r\n]+$/, '')
  })
