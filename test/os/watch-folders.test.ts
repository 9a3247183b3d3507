import { mkdirSync, symlinkSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { foldersOf, wantedBy } from '../../src/os/watch-folders.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

afterEach(removeHomes)

it('wants the targets, what is in them and what leads to them', () => {
  const home = makeHome()
  const isWanted = wantedBy({ files: [home.path('.aws/config')], folders: [home.path('.aws/sso/cache')] })
  const wanted = ['.aws', '.aws/config', '.aws/sso', '.aws/sso/cache', '.aws/sso/cache/token.json']
  expect(wanted.filter((each) => !isWanted(home.path(each)))).toEqual([])
  const others = ['.awsprof', '.aws/config.lock', '.aws/sso/other', '.aws/sso/cache/deeper/file']
  expect(others.filter((each) => isWanted(home.path(each)))).toEqual([])
})

it('looks in the nearest folders that are there, and beside symlinks', () => {
  const home = makeHome()
  const targets = { files: [home.path('.aws/config')], folders: [home.path('.aws/sso/cache')] }
  expect([...foldersOf(targets)]).toEqual([home.path('.')])
  mkdirSync(home.path('dotfiles'))
  symlinkSync(home.path('dotfiles'), home.path('.aws'))
  const found = [home.path('.aws'), home.path('.')]
  expect([...foldersOf(targets)]).toEqual(found)
  mkdirSync(home.path('dotfiles/sso/cache'), { recursive: true })
  expect([...foldersOf(targets)].sort()).toEqual(
    [...found, home.path('.aws/sso/cache'), home.path('dotfiles/sso/cache')].sort(),
  )
})
