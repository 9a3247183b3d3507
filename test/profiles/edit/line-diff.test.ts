import { describe, expect, it } from 'vitest'
import type { Edit } from '../../../src/profiles/edit/edit.ts'
import { type DiffLine, lineDiff } from '../../../src/profiles/edit/line-diff.ts'
import { afterEdit, documentsOf, profile, type SomeTexts } from '../../support/files/edit-files.ts'

const shown = ({ sign, line, text }: DiffLine) => `${sign}${line} ${text}`
const diff = (before: SomeTexts, after: SomeTexts) => lineDiff(documentsOf(before), documentsOf(after))
const diffOf = (config: string, edit: Edit) => diff({ config }, afterEdit({ config }, edit)).map(shown)

const target = profile('a')

describe('the changed lines, with one line around them', () => {
  it.each<[string, string, Edit, string[]]>([
    [
      'a changed value',
      '[profile a]\nx = 1\ny = 1\nz = 1\n',
      { type: 'set', target, key: 'y', value: '2' },
      [' 2 x = 1', '-3 y = 1', '+3 y = 2', ' 4 z = 1'],
    ],
    [
      'the first line',
      '[profile a]\nx = 1\n',
      { type: 'rename', target, to: 'b' },
      ['-1 [profile a]', '+1 [profile b]', ' 2 x = 1'],
    ],
    [
      'two places',
      '[profile a]\nx = 1\ny = 1\n[profile b]\nsource_profile = a\n',
      { type: 'rename', target, to: 'c' },
      [
        '-1 [profile a]',
        '+1 [profile c]',
        ' 2 x = 1',
        ' 4 [profile b]',
        '-5 source_profile = a',
        '+5 source_profile = c',
      ],
    ],
    [
      'a line between two places once',
      '[profile a]\nx = 1\ny = 1\nz = 1\n',
      {
        type: 'several',
        edits: [
          { type: 'set', target, key: 'x', value: '2' },
          { type: 'set', target, key: 'z', value: '2' },
        ],
      },
      [' 1 [profile a]', '-2 x = 1', '+2 x = 2', ' 3 y = 1', '-4 z = 1', '+4 z = 2'],
    ],
    [
      'line numbers of what has moved are the new ones',
      '[profile a]\nx = 1\n\n[profile b]\nz = 1\n',
      {
        type: 'several',
        edits: [
          { type: 'set', target, key: 'y', value: '1' },
          { type: 'set', target: profile('b'), key: 'z', value: '2' },
        ],
      },
      [' 2 x = 1', '+3 y = 1', ' 4 ', ' 5 [profile b]', '-5 z = 1', '+6 z = 2'],
    ],
    [
      'CRLF',
      '[profile a]\r\nx = 1\r\n',
      { type: 'set', target, key: 'x', value: '2' },
      [' 1 [profile a]', '-2 x = 1', '+2 x = 2'],
    ],
    [
      'lone CR',
      '[profile a]\rx = 1\r',
      { type: 'set', target, key: 'x', value: '2' },
      [' 1 [profile a]', '-2 x = 1', '+2 x = 2'],
    ],
    [
      'a last line that only gets a line break is not changed',
      '[profile a]\naws_secret_access_key = wJalrXUtnFEMIK7MDENG',
      { type: 'set', target, key: 'x', value: '2', file: 'config' },
      [' 2 aws_secret_access_key = ****************DENG', '+3 x = 2'],
    ],
  ])('%s', (_, before, edit, lines) => {
    expect(diffOf(before, edit)).toEqual(lines)
  })

  it('of both files, config first', () => {
    const before = { config: '[profile a]\n', credentials: '[a]\n' }
    const after = afterEdit(before, { type: 'rename', target, to: 'b' })
    expect(diff(before, after).map(({ file, sign }) => file + sign)).toEqual([
      'config-',
      'config+',
      'credentials-',
      'credentials+',
    ])
  })

  it('nothing where nothing changes', () => {
    expect(diff({ config: '[a]\n' }, { config: '[a]\n' })).toEqual([])
  })
})

describe('no secret is in it, and the line says that it holds one', () => {
  const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  it.each([
    ['a secret key', `aws_secret_access_key = ${SECRET}`],
    ['in capitals', `AWS_SECRET_ACCESS_KEY=${SECRET}`],
    ['a token', `aws_session_token = ${SECRET}`],
    ['an unknown key that sounds like one', `my_password : ${SECRET}`],
    ['commented out', `# aws_secret_access_key = ${SECRET}`],
    ['commented out behind another key', `; old: aws_secret_access_key = ${SECRET}`],
    ['in a note of another line', `region = a # aws_secret_access_key = ${SECRET}`],
    ['in a comment as JSON', `# "SecretAccessKey": "${SECRET}",`],
    ['a token in a comment as JSON', `# 'SessionToken': '${SECRET}'`],
    ['in a comment with nothing but itself', `# was ${SECRET} before`],
    ['in a note with nothing but itself', `region = a ; ${SECRET}`],
    ['a further line of its value', `aws_session_token = abc\n  ${SECRET}`],
    ['a deeper line behind a comment', `aws_session_token = abc\n# c\n\t${SECRET}`],
    ['in a block', `x =\n  client_secret = ${SECRET}`],
    ['in a line without key', `= secret_access_key = ${SECRET}`],
    ['an export line', `export AWS_SECRET_ACCESS_KEY=${SECRET}`],
    ['as an option', `credential_process = tool --token=${SECRET}`],
    ['shorter than what is shown of others', 'aws_secret_access_key = hunter2'],
  ])('%s', (_, line) => {
    for (const lineEnd of ['\n', '\r\n', '\r']) {
      const config = `[profile a]\n${line}\nz = 1\n`.replaceAll('\n', lineEnd)
      for (const texts of [
        diff({ config }, {}),
        diff({}, { config }),
        diff({ config }, { config: config.replace('z = 1', 'z = 2') }),
      ]) {
        const all = texts.map(({ text }) => text).join('\n')
        expect(all).not.toContain(SECRET)
        expect(all).not.toContain('hunter2')
        expect(all).toContain('****************')
        expect(texts.some((each) => each.isSecret)).toBe(true)
      }
    }
  })

  it('above the first section', () => {
    const [line] = diff({}, { config: `aws_secret_access_key = ${SECRET}\n` })
    expect(line?.text).toBe('aws_secret_access_key = ****************EKEY')
  })

  it.each([
    'role_arn = arn:aws:iam::111122223333:role/a',
    'sso_start_url = https://d-1234567890.awsapps.com/start/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    'web_identity_token_file = /var/run/secrets/token',
    '# see https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
    'aws_secret_access_key =',
  ])('but what is no secret is shown: %s', (line) => {
    expect(diff({}, { config: `[a]\n${line}\n` })[1]).toMatchObject({ text: line, isSecret: false })
  })
})
