import fc from 'fast-check'

// The spellings that AWS tools read differently. There are few names and keys, so that the same ones turn up in both
// files and in several spellings.

const headers = [
  '[default]',
  '[profile default]',
  '[profile dev]',
  '[profile "dev"]',
  "[profile 'dev']",
  '[profile  dev]',
  '[profile\tdev]',
  '[profile-x dev]',
  '[profile a b]',
  '[profile "a b"]',
  '[profile été]',
  '[profile.dev]',
  '[dev]',
  '[ dev ]',
  '[a b]',
  '[x.y]',
  '[sso-session corp]',
  '[sso-session "corp"]',
  '[sso-session.corp]',
  '[services dev]',
  '[services "dev"]',
  '[DEFAULT]',
  '[plugins]',
  '[profile [dev]]',
  '[profile dev # x]',
  '[profile]',
  '[profile "dev]',
]
const trailers = ['', '', '', '', ' ', ' # note', '# note', ' ; note', ' junk', '=x', '\u0085', '\ufeff']
const keys = [
  'region',
  'Output',
  'ROLE_ARN',
  's3',
  's3.a',
  'sso_region',
  'cli_pager',
  'in valid',
  '-x',
  'a #b',
  'x\u0085y',
  '\ufeffk',
  '__proto__',
]
const separators = [' = ', '=', ' =', '= ', ' : ', ':', '\t=\t', ' =\u0085', ' =\ufeff']
const values = [
  'eu-west-1',
  'v',
  '',
  'v # note',
  'v; note',
  '#v',
  '"quoted"',
  'a=b',
  'a: b',
  '[dev]',
  'v\u0085',
  'v\ufeff',
  'v\u001c',
  'v\u2028w',
  'x\0y',
]
const nestedLines = ['a = 1', 'A = 2', 'b=3 # note', 'a = ', 'a = 4', '= 5', '__proto__ = 6', 'c:d = 7']
const moreLines = ['more', 'k = v', '# comment', '', '  ', '[x]', 'é', '; note', 'more # note']

const one = (list: readonly string[]) => fc.constantFrom(...list)
const indent = one(['', '', '', '', ' ', '  ', '\t'])
const deeper = one(['   ', '    ', ' \t '])

// A setting, followed by lines that are indented deeper than any setting of its section.
const setting = fc
  .record({
    indent,
    separator: one(separators),
    value: one(values),
    nested: fc.array(fc.tuple(deeper, one(nestedLines)), { maxLength: 3 }),
    more: fc.array(fc.tuple(deeper, one(moreLines)), { maxLength: 2 }),
    plain: fc.boolean(),
  })
  .map(({ indent, separator, value, nested, more, plain }) => {
    const isEmpty = /^[\s\u0085]*$/.test(value) && !separator.endsWith('\ufeff')
    const below = plain ? [] : isEmpty ? nested : more
    return { indent, rest: separator + value, below: below.map(([blanks, text]) => blanks + text) }
  })

const section = fc.record({
  header: one(headers),
  trailer: one(trailers),
  gap: one(['', '', '\n', '# comment\n', '  ; comment\n']),
  settings: fc.uniqueArray(fc.tuple(one(keys), setting), {
    maxLength: 4,
    selector: ([key]) => key,
  }),
})

/** The text of a config or credentials file that the AWS CLI accepts. */
export const arbitraryAcceptedText: fc.Arbitrary<string> = fc
  .record({
    sections: fc.uniqueArray(section, { maxLength: 4, selector: ({ header }) => header }),
    lineEnd: one(['\n', '\n', '\n', '\r\n', '\r']),
  })
  .map(({ sections, lineEnd }) =>
    sections
      .flatMap(({ header, trailer, gap, settings }) => {
        // A setting indented deeper than the one before would be a continuation line.
        const sorted = settings.toSorted(([, a], [, b]) => b.indent.length - a.indent.length)
        const lines = sorted.flatMap(([key, { indent, rest, below }]) => [indent + key + rest, ...below])
        return [header + trailer, ...lines].map((line) => `${line}\n`).concat(gap)
      })
      .join('')
      .replaceAll('\n', lineEnd),
  )
