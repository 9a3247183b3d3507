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
    [
      'whatever it ends with',
      `[a]\naws_secret_access_key =\n    ${SECRET}=\nx =\n    ${SECRET}=\n`,
      `[a]\naws_secret_access_key =\n    ${STARS}\nx =\n    ${SECRET}=\n`,
    ],
    ['nothing else', '[a]\nregion = eu-west-1\nrole_arn = r\n', '[a]\nregion = eu-west-1\nrole_arn = r\n'],
  ])('%s', (_, text, wanted) => {
    expect(shown(text)).toBe(wanted)
  })
})

describe('lines that nobody can read', () => {
  it.each([
    [`aws_secret_access_key ${SECRET}`, `aws_secret_access_key ${STARS}KEY1`],
    [`  AWS_SECRET_ACCESS_KEY\t${SECRET}`, `  AWS_SECRET_ACCESS_KEY\t${STARS}KEY1`],
    ['export "SessionToken" short', `export "SessionToken" ${STARS}`],
    ['password correct horse battery', `password ${STARS}tery`],
    [`aws_session_token ${SECRET}==`, `aws_session_token ${STARS}Y1==`],
    ['aws_session_token abc=', `aws_session_token ${STARS}`],
    [`some words = ${SECRET}`, `some words = ${STARS}KEY1`],
    [`= ${SECRET}`, `= ${STARS}KEY1`],
    [SECRET, `${STARS}KEY1`],
    // Of a token that was wrapped, or that is written for addresses.
    [`and ${SECRET.slice(20)} here`, `and ${STARS}KEY1 here`],
    ['aoaAAAAAG_x-1bcdefghijk', `${STARS}hijk`],
    ['aws_secret_access_key', 'aws_secret_access_key'],
    ['role_arn arn:aws:iam::111122223333:role/Admin', 'role_arn arn:aws:iam::111122223333:role/Admin'],
    ['sso_account_id 111122223333', 'sso_account_id 111122223333'],
  ])('%s', (line, wanted) => {
    expect(shown(`[a]\n${line}\n`)).toBe(`[a]\n${wanted}\n`)
  })

  it('above the first section, and in a block', () => {
    expect(shown(`token ${SECRET}\n[a]\ns3 =\n  api_key ${SECRET}\n`)).toBe(
      `token ${STARS}KEY1\n[a]\ns3 =\n  api_key ${STARS}KEY1\n`,
    )
  })

  it('but a setting with a byte that is not UTF-8 is masked as a setting', () => {
    expect(shown(`[a]\nmy_secret = \udc80${SECRET}\nregion = \udc80\n`)).toBe(
      `[a]\nmy_secret = ${STARS}KEY1\nregion = \udc80\n`,
    )
  })
})

describe('lines that are no settings', () => {
  it.each([
    [`# aws_secret_access_key = ${SECRET}`, `# aws_secret_access_key = ${STARS}KEY1`],
    [`#SecretAccessKey: ${SECRET}`, `#SecretAccessKey: ${STARS}KEY1`],
    ['# SessionToken = correct-horse', `# SessionToken = ${STARS}orse`],
    ['# session-token = correct-horse', `# session-token = ${STARS}orse`],
    ['x = tool --api-key=correct-horse', `x = tool --api-key=${STARS}orse`],
    ['# aws_session_token.x = correct-horse', `# aws_session_token.x = ${STARS}orse`],
    [`; export --session-token=${SECRET}`, `; export --session-token=${STARS}KEY1`],
    [`"SecretAccessKey": "${SECRET}"`, `"SecretAccessKey": "${STARS}KEY1"`],
    [`# region = x, aws_secret_access_key = ${SECRET}`, `# region = x, aws_secret_access_key = ${STARS}KEY1`],
    [`region = x # was ${SECRET}`, `region = x # was ${STARS}KEY1`],
    [`# ${SECRET}== `, `# ${STARS}Y1== `],
    [`# \u2028 ${SECRET}`, `# \u2028 ${STARS}KEY1`],
    ['# aws_secret_access_key =', '# aws_secret_access_key ='],
    ['# region = eu-west-1', '# region = eu-west-1'],
    // Alike in length, but not as mixed as a secret: a digest, a word, a number.
    [`# ${'a1'.repeat(20)}`, `# ${'a1'.repeat(20)}`],
    [`# ${'A1'.repeat(20)}`, `# ${'A1'.repeat(20)}`],
    [`# ${'aB'.repeat(20)}`, `# ${'aB'.repeat(20)}`],
    [`# ${SECRET.slice(1)}`, `# ${SECRET.slice(1)}`],
    // As the details show the value.
    [`role = ${SECRET}`, `role = ${STARS}KEY1`],
    ['x = tool --password two --region x', `x = tool --password ${STARS} --region x`],
    ['proxy_url = http://me:two@host:8080', `proxy_url = http://${STARS}:${STARS}@host:8080`],
  ])('%s', (line, wanted) => {
    expect(maskText(line)).toBe(wanted)
  })
})

it.each(['x', 'x.', '-', 'password', 'password ', ' ', '# ', '"'])('a line of nothing but %j', (part) => {
  const line = part.repeat(1_000_000 / part.length)
  expect(maskText(line)).toHaveLength(line.length)
})
