import { statSync, symlinkSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { setMode } from '../../src/os/set-mode.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

afterEach(removeHomes)

it.skipIf(process.platform === 'win32')('sets the permissions of the file behind a link', () => {
  const home = makeHome()
  home.write('real', 'x', 0o644)
  symlinkSync(home.path('real'), home.path('link'))
  expect(setMode(home.path('link'), 0o600)).toBeNull()
  expect(statSync(home.path('real')).mode & 0o777).toBe(0o600)
})

it('says why it cannot', () => {
  const path = makeHome().path('none')
  expect(setMode(path, 0o600)).toBe(`cannot change the permissions of ${path}: its folder is missing`)
})
