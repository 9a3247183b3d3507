import { describe, expect, it } from 'vitest'
import { type Files, readFiles } from '../../support/files/read-files.ts'

const SECRET = 'aws_secret_access_key = s\n'

describe('a file that others can read', () => {
  const modes = { config: 0o100644, credentials: 0o100640 }
  it.each<[what: string, files: Files, told: string[]]>([
    ['config with a secret', { config: `[profile a]\nregion = x\n${SECRET}[profile b]\n` }, ['config 644']],
    ['config without one', { config: '[profile a]\nregion = x\n[profile b]\n' }, []],
    ['credentials', { credentials: '[a]\nregion = x\n' }, ['credentials 640']],
    ['credentials without a section', { config: '[profile a]\n', credentials: '# nothing\n' }, []],
  ])('%s', (_, files, told) => {
    const found = readFiles(files, { modes }).problems.filter((each) => each.code === 'file-permissions')
    expect(found.map(({ file, message }) => `${file} ${/mode (\d+)/.exec(message)?.[1]}`)).toEqual(told)
  })

  it.each([
    ['only the user may read it', 0o100600],
    ['nothing is known of it', null],
  ])('not where %s', (_, mode) => {
    const { problems } = readFiles(
      { config: `[profile a]\n${SECRET}` },
      { modes: { config: mode, credentials: mode } },
    )
    expect(problems.map((each) => each.code)).not.toContain('file-permissions')
  })
})

it.each([
  ['at the very beginning', '\r[profile a]\n', 1],
  ['further down', '[profile a]\r\nregion = x\routput = json\n', 2],
])('a lone carriage return %s is told', (_, config, line) => {
  const { problems } = readFiles({ config })
  expect(problems.filter((each) => each.message.startsWith('A lone carriage return'))).toMatchObject([
    { code: 'tools-disagree', file: 'config', line, profile: null },
  ])
})
