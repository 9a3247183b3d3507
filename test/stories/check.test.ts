import { writeFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { stopTerminals } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

const demo = (env: Readonly<Record<string, string>> = {}, rows = 40) =>
  startDashboard(makeHome(), { args: ['--demo'], env, rows })

it('c checks a profile and shows its identity, C checks all and puts failures on top', async () => {
  const terminal = demo()
  await terminal.waitFor('16 profiles')
  terminal.press('t', 't')
  await terminal.waitForGone('▾')
  terminal.press('c')
  await terminal.waitFor('confirmed by STS')
  await terminal.waitFor(/✓.*sso-session acme/)
  terminal.press('C')
  await terminal.waitFor('7 of 16 profiles failed')
  terminal.press('s', 's', 's')
  await terminal.waitFor(/by status[\s\S]*partner-data[^\n]*✗[\s\S]*default[^\n]*✓/)
  terminal.press('home')
  await terminal.waitFor(/Not signed in to partner: log in[\s\S]*next: press l to log in/)
  expect(terminal.bytes().toString()).not.toMatch(/aoaAcme|wJalrXUtnFEMI|IQoJb3Jp|vault-demo-session/)
})

it('an MFA code is asked for, masked; Esc leaves the link failed', async () => {
  const terminal = demo()
  await terminal.waitFor('16 profiles')
  terminal.press('t', 't')
  await terminal.waitForGone('▾')
  terminal.press(...Array(7).fill('down'), 'l')
  await terminal.waitFor('waiting for approval')
  await terminal.waitFor('Logged in to partner', { timeoutMs: 15_000 })
  terminal.press('c')
  await terminal.waitFor('MFA code')
  terminal.type('123456')
  await terminal.waitFor('******')
  expect(terminal.text()).not.toContain('123456')
  terminal.press('esc')
  await terminal.waitFor('No code was entered for the MFA device')
  terminal.press('c')
  await terminal.waitFor('Six digits')
  terminal.type('123456')
  terminal.press('enter')
  await terminal.waitFor('assumed-role/Admin')
}, 40_000)

it('p hands the profile to the shell function and quits', async () => {
  const home = makeHome()
  const file = home.path('pick')
  writeFileSync(file, '')
  const terminal = startDashboard(makeHome({ config: '[profile one]\n[profile two]\n' }), {
    env: { AWSPROF_PICK_FILE: file },
  })
  await terminal.waitFor('2 profiles')
  terminal.press('down', 'p')
  expect(await terminal.exit()).toMatchObject({ exitCode: 0 })
  expect(home.read('pick')).toBe('two\n')
  expect(terminal.text()).toContain('AWS_PROFILE=two')
})

it('p and $ print no control character of a name', async () => {
  const home = makeHome({ config: '[profile ev\u009b31mil\u202e]\n', env: { SHELL: '/bin/true' } })
  const terminal = startDashboard(home)
  await terminal.waitFor('1 profile')
  terminal.press('$')
  await expect
    .poll(() => terminal.bytes().toString())
    .toContain('Starting a shell with AWS_PROFILE=ev\\x9b31mil\\u202e;')
  await terminal.waitFor('1 profile')
  terminal.press('p')
  await terminal.exit()
  expect(terminal.text()).toContain("export AWS_PROFILE=$'ev\\302\\23331mil\\342\\200\\256'")
  expect(terminal.bytes().toString()).not.toMatch(/[\u009b\u202e]/)
})

it('$ passes the files of the options to the shell', async () => {
  const home = makeHome({ env: { AWS_ACCESS_KEY_ID: 'AKIA' } })
  home.write('other', '[profile one]\nregion = eu-west-1\n')
  home.write(
    'shell',
    '#!/bin/sh\necho "<$AWS_CONFIG_FILE|$AWS_PROFILE|$AWS_ACCESS_KEY_ID>"\nread line\n',
    0o755,
  )
  const args = ['--config-file', home.path('other')]
  const terminal = startDashboard(home, { args, env: { SHELL: home.path('shell') } })
  await terminal.waitFor('1 profile')
  terminal.press('$')
  await terminal.waitFor(`<${home.path('other')}|one|>`)
})

it('y copies by OSC 52, $ opens a shell with the profile and returns', async () => {
  const home = makeHome({ config: '[profile one]\nregion = eu-west-1\n' })
  home.write('shell', '#!/bin/sh\necho "in $AWS_PROFILE"\nread line\n', 0o755)
  const terminal = startDashboard(home, { env: { SHELL: home.path('shell') } })
  await terminal.waitFor('1 profile')
  terminal.press('y')
  await terminal.waitFor('export AWS_PROFILE=one')
  terminal.press('enter')
  await terminal.waitFor(/Sent the .* to the terminal’s clipboard/)
  expect(terminal.bytes().toString()).toContain(`\u001b]52;c;${Buffer.from('one').toString('base64')}\u0007`)
  terminal.press('$')
  await terminal.waitFor('in one')
  terminal.press('enter')
  await terminal.waitFor('1 profile')
})
