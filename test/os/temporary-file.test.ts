import { readdirSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { removeLeftovers } from '../../src/os/temporary-file.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

afterEach(removeHomes)

it('what killed writers have left is removed, and nothing else', () => {
  const home = makeHome({ config: 'x', credentials: 'y' })
  for (const name of [
    '.config.awsprof-1-1',
    '.config.awsprof-99999-2',
    '.config.swp',
    '.credentials.awsprof-1-1',
  ]) {
    home.write(`.aws/${name}`, 'secret')
  }
  home.write('.aws/.config.awsprof-lock', '1 here\n')
  home.write('.aws/.config.awsprof-journal', '[]')
  removeLeftovers(home.path('.aws/config'))
  expect(readdirSync(home.path('.aws')).sort()).toEqual(
    [
      '.config.awsprof-journal',
      '.config.awsprof-lock',
      '.config.swp',
      '.credentials.awsprof-1-1',
      'config',
      'credentials',
    ].sort(),
  )
})
