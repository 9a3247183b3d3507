import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { ACCOUNTS_FILE, cacheFolder, readAccountNames } from '../../src/os/account-names.ts'
import { keepAccountNames } from '../../src/os/keep-account-names.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

afterAll(removeHomes)

const DEV = { id: '111122223333', name: 'Dev' }
const folderIn = () => cacheFolder({}, makeHome().dir)

it.each([
  [{ XDG_CACHE_HOME: '/var/cache/me' }, '/var/cache/me/awsprof'],
  [{ XDG_CACHE_HOME: 'relative' }, '/home/me/.cache/awsprof'],
  [{}, '/home/me/.cache/awsprof'],
])('with %j they are kept in %s', (variables, wanted) => {
  expect(cacheFolder(variables, '/home/me')).toBe(wanted)
})

it('are read as they were kept, with those of before, from a file of the user alone', () => {
  const folder = folderIn()
  keepAccountNames(folder, [DEV, { id: '777788889999', name: '' }])
  keepAccountNames(folder, [{ id: '444455556666', name: 'Prod' }])
  keepAccountNames(folder, [{ ...DEV, name: 'Development' }])
  expect([...readAccountNames(folder)].sort()).toEqual([
    ['111122223333', 'Development'],
    ['444455556666', 'Prod'],
  ])
  expect(statSync(`${folder}/${ACCOUNTS_FILE}`).mode & 0o777).toBe(0o600)
})

it.each(['', '{', 'null', '[]', '{"names":null}', '{"names":{"x":"y","111122223333":1}}'])(
  'a file that says %j has none, and the next listing mends it',
  (text) => {
    const folder = folderIn()
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}/${ACCOUNTS_FILE}`, text)
    expect([...readAccountNames(folder)]).toEqual([])
    keepAccountNames(folder, [DEV])
    expect([...readAccountNames(folder)]).toEqual([['111122223333', 'Dev']])
  },
)

it('a folder that cannot be made is no fault', () => {
  const home = makeHome()
  home.write('.cache', 'a file where the folder would be')
  const folder = cacheFolder({}, home.dir)
  keepAccountNames(folder, [DEV])
  expect([...readAccountNames(folder)]).toEqual([])
})
