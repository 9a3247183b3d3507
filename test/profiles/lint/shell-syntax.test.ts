import { describe, expect, it } from 'vitest'
import { shellSyntax } from '../../../src/profiles/lint/shell-syntax.ts'
import { readFiles } from '../../support/files/read-files.ts'

describe('what only a shell understands', () => {
  it.each([
    ['~/bin/creds --x', '~'],
    ['/bin/creds ~/x', '~'],
    ['$HOME/bin/creds', '$HOME'],
    [`/bin/creds ${'$'}{TEAM}`, `${'$'}{TEAM}`],
    ['/bin/creds "$TEAM"', '$TEAM'],
    ['/bin/creds "$(id)"', '$('],
    ['STAGE=dev /bin/creds', 'STAGE=…'],
    ['/bin/creds | jq .', '|'],
    ['cd /opt; ./creds', ';'],
    ['/bin/creds 2>/dev/null', '>'],
    ['/bin/a && /bin/b', '&'],
  ])('%s', (command, syntax) => {
    expect(shellSyntax(command)).toBe(syntax)
  })

  it.each([
    '/bin/creds --profile dev',
    "sh -c 'op read x | jq .'",
    '/bin/bash -lc "$HOME/bin/creds"',
    '"/opt/my tools/creds" --user me@example.com',
    '/bin/creds --mail a~b --cost 5$ --name=x=y',
    "/bin/creds '$HOME' '~'",
    '/bin/creds \\$HOME',
    'creds.exe C:\\keys',
  ])('not in %s', (command) => {
    expect(shellSyntax(command)).toBeNull()
  })
})

it('is told where the command stands', () => {
  const { problems } = readFiles({
    config: '[profile a]\nregion = eu-west-1\ncredential_process = ~/bin/creds\n',
  })
  expect(problems).toMatchObject([
    {
      code: 'tools-disagree',
      line: 3,
      profile: 'a',
      message: expect.stringMatching(/so ~ works only there/),
    },
  ])
})
