import { mkdirSync, renameSync, symlinkSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { makeSampleHome, SAMPLE_CONFIG } from '../support/files/sample-home.ts'
import { selectedRow, startDashboard } from '../support/program/dashboard.ts'
import { stopTerminals } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

const within = { timeoutMs: 5_000 }

it('follows its files: a write, a replacement by rename, a login elsewhere, a deletion', async () => {
  const home = makeSampleHome()
  const terminal = startDashboard(home)
  await terminal.waitFor('8 profiles')
  terminal.press('down', 'down')
  await terminal.waitFor(/▸● prod-admin/)

  const early = '[profile early]\nregion = us-east-1\n\n'
  home.write('.aws/config', early + SAMPLE_CONFIG)
  await terminal.waitFor('9 profiles', within)
  expect(selectedRow(terminal)).toContain('prod-admin')
  expect(terminal.text()).toMatch(/early/)

  home.write('.aws/config.new', `${early}[profile another]\n\n${SAMPLE_CONFIG}`)
  renameSync(home.path('.aws/config.new'), home.path('.aws/config'))
  await terminal.waitFor('10 profiles', within)
  expect(selectedRow(terminal)).toContain('prod-admin')

  const expiresAt = new Date(Date.now() - 2.5 * 3_600_000)
  home.write(`.aws/sso/cache/${ssoTokenFile('my-sso')}`, JSON.stringify(ssoToken({ expiresAt })))
  await terminal.waitFor(/▸○ prod-admin .* expired 2h/, within)

  home.write('.aws/config', SAMPLE_CONFIG.replace('[profile prod-admin]', '[profile prod]'))
  await terminal.waitFor('8 profiles', within)
  expect(selectedRow(terminal)).not.toBe('')
})

it('begins with nothing and sees the files come', async () => {
  const home = makeHome()
  const terminal = startDashboard(home)
  await terminal.waitFor('No profiles found.')
  expect(terminal.text()).toContain(`${home.path('.aws/config')} does not`)
  terminal.press('down', 'enter', 'tab', 'right')
  mkdirSync(home.path('.aws'))
  home.write('.aws/config', SAMPLE_CONFIG)
  await terminal.waitFor('7 profiles', within)
  home.write(
    `.aws/sso/cache/${ssoTokenFile('my-sso')}`,
    JSON.stringify(ssoToken({ expiresAt: new Date(Date.now() + 3_600_000 * 5.5) })),
  )
  await terminal.waitFor(/● my-sso .*valid 5h/, within)
})

it('follows the target of a symlink', async () => {
  const home = makeHome()
  home.write('dotfiles/aws-config', '[profile one]\n')
  mkdirSync(home.path('.aws'))
  symlinkSync(home.path('dotfiles/aws-config'), home.path('.aws/config'))
  const terminal = startDashboard(home)
  await terminal.waitFor('1 profile ')
  home.write('dotfiles/aws-config', '[profile one]\n[profile two]\n')
  await terminal.waitFor('2 profiles', within)
})

it('says why a file cannot be read, and shows the rest', async () => {
  const home = makeHome({ credentials: '[robot]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n' })
  // Root can read every file, but nobody can read a folder as a file.
  mkdirSync(home.path('.aws/config'))
  const terminal = startDashboard(home)
  await terminal.waitFor(`Cannot read ${home.path('.aws/config')}: it is a folder.`)
  expect(terminal.text()).toContain('robot')
})
