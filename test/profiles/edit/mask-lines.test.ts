import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/ini/parse.ts'
import { maskedLines, maskText } from '../../../src/profiles/edit/mask-lines.ts'

const STARS = '*'.repeat(16)
const SECRET = 'wJalrXUtnFEMI7K7MDENGbPxRfiCYEXAMPLEKEY1'

/** The text as a diff would show it. */
function shown(text: string): string {
  const masked = maskedLines(parse(text))
  return text
    .split('\n')
    .map((line, at) => masked.get(at + 1) ?? line)
    .join('\n')
}

describe('lines of settings', () => {
  it.each([
    ['a secret', `[a]\naws_secret_access_key = ${SECRET}\n`, `[a]\naws_secret_access_key = ${STARS}KEY1\n`],
    [
      'whatever its case',
      `[a]\nAWS_SECRET_ACCESS_KEY=${SECRET}\n`,
      `[a]\nAWS_SECRET_ACCESS_KEY=${STARS}KEY1\n`,
    ],
    ['a short one whole', '[a]\naws_session_token = short\n', `[a]\naws_session_token = ${STARS}\n`],
    ['an empty one as it is', '[a]\naws_session_token =\n', '[a]\naws_session_token =\n'],
    [
      'each of its lines',
      '[a]\naws_session_token = first-line-of-it\n  second-line-of-it\nregion = x\n',
      `[a]\naws_session_token = ${STARS}f-it\n  ${STARS}\nregion = x\n`,
    ],
    ['one that no tool knows', '[a]\nmy_password = correct-horse\n', `[a]\nmy_password = ${STARS}orse\n`],
    [
      'one inside of a block, its neighbours not',
      '[a]\nx =\n  api_key = correct-horse\n  size = 1\n',
      `[a]\nx =\n  api_key = ${STARS}orse\n  size = 1\n`,
    ],
    [
      'one that was wrapped, which reads as a block',
      '[a]\naws_session_token =\n  IQoJb3JpZ2luSECRET==\n',
      '[a]\naws_session_token =\n  ****************\n',
    ],
    ['nothing else', '[a]\nregion = eu-west-1\nrole_arn = r\n', '[a]\nregion = eu-west-1\nrole_arn = r\n'],
  ])('%s', (_, text, wanted) => {
    expect(shown(text)).toBe(wanted)
  })
})

describe('lines that are no settings', () => {
  it.each([
    [`# aws_secret_access_key = ${SECRET}`, `# aws_secret_access_key = ${STARS}KEY1`],
    [`#SecretAccessKey: ${SECRET}`, `#SecretAccessKey: ${STARS}KEY1`],
    ['# SessionToken = correct-horse', `# SessionToken = ${STARS}orse`],
    ['# aws_session_token.x = correct-horse', `# aws_session_token.x = ${STARS}orse`],
    [`; export --session-token=${SECRET}`, `; export --session-token=${STARS}KEY1`],
    [`"SecretAccessKey": "${SECRET}"`, `"SecretAccessKey": ${STARS}EY1"`],
    [`# region = x, aws_secret_access_key = ${SECRET}`, `# region = x, aws_secret_access_key = ${STARS}KEY1`],
    [`region = x # was ${SECRET}`, `region = x # was ${STARS}KEY1`],
    [`# ${SECRET}== `, `# ${STARS}Y1== `],
    ['# aws_secret_access_key =', '# aws_secret_access_key ='],
    ['# region = eu-west-1', '# region = eu-west-1'],
    // Alike in length, but not as mixed as a secret: a digest, a word, a number.
    [`# ${'a1'.repeat(20)}`, `# ${'a1'.repeat(20)}`],
    [`# ${'A1'.repeat(20)}`, `# ${'A1'.repeat(20)}`],
    [`# ${'aB'.repeat(20)}`, `# ${'aB'.repeat(20)}`],
    [`# ${SECRET.slice(1)}`, `# ${SECRET.slice(1)}`],
    // Not behind a sign of a comment: a value that the file's own reader shows or hides by its key.
    [`role = ${SECRET}`, `role = ${SECRET}`],
  ])('%s', (line, wanted) => {
    expect(maskText(line)).toBe(wanted)
  })
})
