import { describe, expect, it } from 'vitest'
import { readFiles } from '../../support/files/read-files.ts'

it('a problem belongs to the profile that contains its line', () => {
  const junk = 'junk\n'
  const config = `${junk}[sso-session s]\n${junk}[profile a]\n${junk}[foo]\n${junk}[services x]\n${junk}[profile b]\n[profile "b"]\n${junk}`
  const credentials = `[c]\n${junk}${junk}[DEFAULT]\n${junk}[a]\n${junk}`
  const found = readFiles({ config, credentials }).problems.filter((each) => each.code === 'unparsable-line')
  expect(found.map(({ file, line, profile }) => `${file}:${line} ${profile}`)).toEqual([
    'config:1 null',
    'config:3 null',
    'config:5 a',
    'config:7 null',
    'config:9 null',
    'config:12 b',
    'credentials:2 c',
    'credentials:3 c',
    'credentials:5 null',
    'credentials:7 a',
  ])
})

describe('says what makes the AWS CLI reject the whole file, and how to fix it', () => {
  const rejected = 'so the AWS CLI rejects the whole file'
  it.each([
    [
      '[a]\nregion = x\n[a]\noutput = json\n',
      `[a] is already on line 1, ${rejected}: merge the two sections.`,
    ],
    [
      '[a]\nregion = x\n[a]\nregion = y\noutput = json\n',
      `[a] is already on line 1, ${rejected}; both set region (lines 2 and 4): remove one, then the sections can be merged.`,
    ],
    [
      '[a]\nregion = x\n[a]\noutput = json\n[a]\nregion = x\noutput = text\n',
      `[a] is already on line 1, ${rejected}; both set output (lines 4 and 7): remove one, then the sections can be merged.`,
    ],
    [
      '[a]\nregion = x\noutput = json\n[a]\noutput = text\nregion = y\n',
      `[a] is already on line 1, ${rejected}; both set output (lines 3 and 5) and region (lines 2 and 6): remove one of each, then the sections can be merged.`,
    ],
    [
      '[a]\nk = 1\nl = 1\nm = 1\nn = 1\n[a]\nk = 2\nl = 2\nm = 2\nn = 2\n',
      `[a] is already on line 1, ${rejected}; both set k (lines 2 and 7), l (lines 3 and 8), m (lines 4 and 9) and 1 more: remove one of each, then the sections can be merged.`,
    ],
    ['[a]\nregion = x\nregion = y\n', `region is already set on line 2, ${rejected}: remove one of the two.`],
    [
      '[a]\njunk\n',
      `This line is not a section header, a setting or a comment, ${rejected}: fix it or comment it out.`,
    ],
    [
      '[a]\n[profile broken\n',
      `This line looks like a section header, but the closing ] is missing, ${rejected}: add the ], or comment the line out.`,
    ],
    [
      '[profile broken\n',
      `This line looks like a section header, but the closing ] is missing, ${rejected}: add the ], or comment the line out.`,
    ],
    [
      '[a]\n# caf\udce9\nregion = x\n',
      `This line contains bytes that are not UTF-8, ${rejected}: retype those characters, or save the file as UTF-8.`,
    ],
    ['[a]\n= x\n', `This line has no key before its separator, ${rejected}: fix it or comment it out.`],
    [
      'region = x\n[a]\n',
      `This line is above the first section header, ${rejected}: fix it or comment it out.`,
    ],
    [
      '\ufeff[a]\nregion = x\n',
      `The file starts with a byte order mark, ${rejected}: save it as UTF-8 without one.`,
    ],
  ])('%j', (credentials, sentence) => {
    expect(readFiles({ credentials }).problems.map((each) => each.message)).toContain(sentence)
  })
})
