import { hash } from 'node:crypto'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NODE, startWindows, type Windows, whyNoWindows } from './disk.ts'

const reason = whyNoWindows()
if (reason !== null) process.stderr.write(`The tests of Windows are skipped: ${reason}.\n`)

const configOn = (drive: string) =>
  [
    '[default]',
    'region = eu-west-1',
    '',
    '[profile dev]',
    'region = eu-west-1',
    `credential_process = "${drive}\\My tools\\node.exe" "${drive}\\tools\\helper.js" "a b"`,
    '',
    '[profile batch]',
    `credential_process = ${drive}\\tools\\helper.cmd c`,
    'region = eu-west-1',
    '',
  ].join('\r\n')

const ANSWER = '{"Version":1,"AccessKeyId":"AKIAIOSFODNN7EXAMPLE","SecretAccessKey":"%~1/x"}'
const TOOLS: Readonly<Record<string, string>> = {
  'helper.js': `console.log('${ANSWER}'.replace('%~1', process.argv[2]))`,
  'helper.cmd': `@echo off\r\necho ${ANSWER}\r\n`,
  'show.cmd': '@echo off\r\necho [%~1] %AWS_ACCESS_KEY_ID%\r\nexit /b 7\r\n',
}

describe.skipIf(reason !== null)('on Windows', () => {
  let windows: Windows
  let text = ''
  const path = (...parts: string[]) => join(windows.disk, 'users/Jane Doe', ...parts)
  /** As Windows sees it. */
  const there = (name: string) => `${windows.drive}\\${name}`
  const config = () => readFileSync(path('.aws/config'), 'utf8')
  const write = (name: string, text: string) => {
    mkdirSync(dirname(path(name)), { recursive: true })
    writeFileSync(path(name), text)
  }

  beforeAll(async () => {
    windows = await startWindows()
    text = configOn(windows.drive)
    for (const [name, text] of Object.entries(TOOLS)) write(`../../tools/${name}`, text)
    mkdirSync(path('../../My tools'))
    copyFileSync(NODE, path('../../My tools/node.exe'))
  }, 60_000)
  beforeEach(() => write('.aws/config', text))
  afterAll(() => windows?.remove())

  it('reads the files below %UserProfile%, and shows their paths as there', async () => {
    const { exitCode, stdout, stderr } = await windows.awsprof(['list', '--json'])
    expect([exitCode, stderr]).toEqual([0, ''])
    const { profiles } = JSON.parse(stdout)
    expect(profiles.map(({ name }: { name: string }) => name)).toEqual(['default', 'dev', 'batch'])
    const shown = await windows.awsprof(['show', 'dev'])
    expect(shown.stdout).toContain(`runs ${there('My tools\\node.exe')}`)
    expect((await windows.awsprof(['lint'])).stdout).toBe('No problems found.\n')
  })

  it('writes one line, and keeps the line ends and all else', async () => {
    const { exitCode, stderr } = await windows.awsprof(['set', 'dev', 'region', 'eu-north-1'])
    expect([exitCode, stderr]).toEqual([0, ''])
    expect(config()).toBe(
      text.replace('[profile dev]\r\nregion = eu-west-1', '[profile dev]\r\nregion = eu-north-1'),
    )
    // Neither a temporary file nor a lock or journal.
    expect(readdirSync(path('.aws'))).toEqual(['config'])
  })

  it('takes paths with a drive, blanks, %NAME% and either slash', async () => {
    write('My files/config', '[profile there]\r\nregion = eu-west-1\r\n')
    const forms = [
      there('users\\Jane Doe\\My files\\config'),
      '%USERPROFILE%\\My files\\config',
      '~/My files/config',
    ]
    for (const form of forms) {
      const { stdout } = await windows.awsprof(['list', '--json'], { AWS_CONFIG_FILE: form })
      expect([form, JSON.parse(stdout).profiles.map(({ name }: { name: string }) => name)]).toEqual([
        form,
        ['there'],
      ])
    }
    const given = await windows.awsprof([
      '--config-file',
      there('users/Jane Doe/My files/config'),
      'list',
      '--json',
    ])
    expect(JSON.parse(given.stdout).profiles).toHaveLength(1)
  })

  it('leaves a read-only file alone, and says why', async () => {
    chmodSync(path('.aws/config'), 0o444)
    const { exitCode, stderr } = await windows.awsprof(['set', 'dev', 'region', 'eu-north-1'])
    chmodSync(path('.aws/config'), 0o644)
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/cannot write .*\\config: it is read-only.*; nothing was written/)
    expect(config()).toBe(text)
  })

  it('takes over the CSV of the console, and tells of the files', async () => {
    write(
      'keys.csv',
      'Access key ID,Secret access key\r\nAKIAIOSFODNN7EXAMPLE,je7MtGbClwBF/2Zp9Utk/EXAMPLE\r\n',
    )
    const csv = there('users\\Jane Doe\\keys.csv')
    const imported = await windows.awsprof(['import', csv, '--profile', 'mary', '--yes'])
    expect([imported.exitCode, imported.stderr]).toEqual([0, expect.stringContaining('1 profile added')])
    expect(readFileSync(path('.aws/credentials'), 'utf8')).toContain(
      '[mary]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n',
    )
    expect((await windows.awsprof(['doctor'])).stdout).toMatch(/config +~\\.aws\\config: .* lines, .* CRLF/)
    rmSync(path('.aws/credentials'))
  })

  it('finishes a change that was interrupted', async () => {
    const target = there('users\\Jane Doe\\.aws\\config')
    const temporary = there('users\\Jane Doe\\.aws\\.config.awsprof-1-1')
    const credentials = there('users\\Jane Doe\\.aws\\credentials')
    const entry = (file: string, before: string | null, after: string, left: string) => ({
      target: file,
      before,
      after,
      temporary: left,
      backup: null,
    })
    // The first file was renamed already.
    write(
      '.aws/.config.awsprof-journal',
      JSON.stringify([
        entry(target, hash('sha256', 'old'), hash('sha256', text), temporary),
        entry(
          credentials,
          null,
          hash('sha256', '[dev]\r\n'),
          there('users\\Jane Doe\\.aws\\.credentials.awsprof-1-2'),
        ),
      ]),
    )
    write('.aws/.credentials.awsprof-1-2', '[dev]\r\n')
    const { stderr } = await windows.awsprof(['list'])
    expect(stderr).toContain('It has been finished.')
    expect(readFileSync(path('.aws/credentials'), 'utf8')).toBe('[dev]\r\n')
    expect(readdirSync(path('.aws')).sort()).toEqual(['config', 'credentials'])
    write('.aws/credentials', '')
  })

  it('runs a credential_process by its path with blanks, and gives cmd.exe its credentials', async () => {
    const exported = await windows.awsprof(['export', 'dev', '--format', 'cmd'])
    expect([exported.exitCode, exported.stderr]).toEqual([0, ''])
    write('../../tools/credentials.cmd', exported.stdout)
    const commands = [
      '@echo off',
      `call ${there('tools\\credentials.cmd')}`,
      'echo [%AWS_SECRET_ACCESS_KEY%]',
      '',
    ]
    write('../../tools/use.cmd', commands.join('\r\n'))
    const used = await windows.run('cmd', ['/c', there('tools\\use.cmd')])
    expect(used.stdout.trim()).toBe('[a b/x]')
    const batch = await windows.awsprof(['export', 'batch', '--format', 'json'])
    expect(JSON.parse(batch.stdout).SecretAccessKey).toBe('c/x')
    const powershell = await windows.awsprof(['export', 'dev', '--format', 'powershell'])
    expect(powershell.stdout).toContain("$Env:AWS_SECRET_ACCESS_KEY = 'a b/x'\n")
  })

  it('runs a batch file with credentials, by a name without its ending, and ends as it does', async () => {
    const run = await windows.awsprof(['exec', 'dev', '--', there('tools\\show'), 'one two'])
    expect([run.stdout.trim(), run.exitCode]).toEqual(['[one two] AKIAIOSFODNN7EXAMPLE', 7])
    const missing = await windows.awsprof(['exec', 'dev', '--', 'no-such-program'])
    expect(missing.exitCode).not.toBe(0)
    expect(missing.stderr).toContain('no-such-program')
  })

  it('says which shells init knows, cmd.exe not among them', async () => {
    expect((await windows.awsprof(['init', 'powershell'])).stdout).toContain('function awsprof {')
    const { exitCode, stderr } = await windows.awsprof(['init', 'cmd'])
    expect([exitCode, stderr.includes('powershell')]).toEqual([2, true])
  })
})
