import { chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { encode } from '../../src/ini/bytes.ts'
import { readCaches } from '../../src/os/caches.ts'
import { plainReason, readFound } from '../../src/os/files.ts'
import { preferencesPath, readPreferencesFile } from '../../src/os/preferences-file.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

afterEach(removeHomes)

describe('a file is read', () => {
  it('byte for byte, with its mode', () => {
    const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x5b, 0x61, 0x5d, 0x0d, 0x0a, 0xff, 0xc3, 0x28)
    const home = makeHome()
    home.write('file', bytes, 0o640)
    const found = readFound(home.path('file'))
    expect(found).toMatchObject({ type: 'read', mode: 0o640 })
    expect(found.type === 'read' && [...encode(found.text)]).toEqual([...bytes])
  })

  it('where a symlink leads', () => {
    const home = makeHome()
    home.write('real', 'text')
    symlinkSync(home.path('real'), home.path('link'))
    expect(readFound(home.path('link'))).toMatchObject({ type: 'read', text: 'text' })
  })

  it.each([
    ['no file is wanted', () => null, 'missing'],
    ['there is none', () => '/nowhere/at/all', 'missing'],
    ['a folder on the way is a file', () => '/dev/null/config', 'missing'],
    ['its symlink leads nowhere', (dir: string) => link(dir, '/nowhere'), 'missing'],
  ])('%s: %s', (_, pathIn, state) => {
    expect(readFound(pathIn(makeHome().dir))).toEqual({ type: state })
  })

  it.each([
    ['it is a folder', (dir: string) => dir],
    ['its symlinks form a loop', (dir: string) => link(dir, `${dir}/link`)],
    ['the name is too long', (dir: string) => `${dir}/${'x'.repeat(300)}`],
  ])('or why not: %s', (reason, pathIn) => {
    expect(readFound(pathIn(makeHome().dir))).toEqual({ type: 'unreadable', reason })
  })

  it.skipIf(process.getuid?.() === 0)('or why not: permission denied', () => {
    const home = makeHome()
    home.write('file', 'text')
    chmodSync(home.path('file'), 0)
    expect(readFound(home.path('file'))).toEqual({ type: 'unreadable', reason: 'permission denied' })
  })

  it('an error without a word of its own keeps its code', () => {
    expect(plainReason('EWEIRD')).toBe('system error EWEIRD')
  })
})

function link(dir: string, target: string): string {
  symlinkSync(target, `${dir}/link`)
  return `${dir}/link`
}

describe('caches', () => {
  const folders = (dir: string) => ({
    ssoCache: `${dir}/sso`,
    cliCache: `${dir}/cli`,
    loginCache: `${dir}/login`,
  })
  const none = new Set<string>()

  it('are read for what is asked for and there', () => {
    const home = makeHome()
    home.write('sso/a.json', '{"a":1}')
    home.write('sso/foreign.json', 'x')
    const caches = readCaches(folders(home.dir), (present) => {
      expect(present).toEqual({ sso: new Set(['a.json', 'foreign.json']), cli: none, login: none })
      return { sso: new Set(['a.json']), cli: none, login: none }
    })
    expect(caches.sso).toEqual(new Map([['a.json', { text: '{"a":1}' }]]))
    expect([caches.cli.size, caches.login.size]).toEqual([0, 0])
  })

  it('say why a file cannot be read, and refuse giants', () => {
    const home = makeHome()
    mkdirSync(home.path('sso/folder.json'), { recursive: true })
    home.write('sso/giant.json', 'x'.repeat((4 << 20) + 1))
    const { sso } = readCaches(folders(home.dir), ({ sso }) => ({ sso: sso!, cli: none, login: none }))
    expect(sso.get('folder.json')).toEqual({ unreadable: 'it is a folder' })
    expect(sso.get('giant.json')).toEqual({ unreadable: 'it is larger than 4 MiB' })
  })

  it('a folder that is a file holds nothing', () => {
    const home = makeHome()
    home.write('sso', 'not a folder')
    readCaches(folders(home.dir), (present) => {
      expect(present.sso).toEqual(none)
      return { sso: none, cli: none, login: none }
    })
  })
})

describe('the preferences file', () => {
  it.each([
    [{ XDG_CONFIG_HOME: '/xdg' }, '/xdg/awsprof/preferences.ini'],
    [{ XDG_CONFIG_HOME: '' }, '/home/me/.config/awsprof/preferences.ini'],
    [{}, '/home/me/.config/awsprof/preferences.ini'],
  ])('lies where %j says', (variables, wanted) => {
    expect(preferencesPath(variables, '/home/me')).toBe(wanted)
  })

  it('is read, may be missing, and says why it cannot be read', () => {
    const home = makeHome()
    home.write('p.ini', '; note\nsort = name\ntheme=light\n')
    expect(readPreferencesFile(home.path('p.ini'))).toEqual({
      values: { sort: 'name', theme: 'light' },
      warnings: [],
    })
    expect(readPreferencesFile(home.path('none.ini'))).toEqual({ values: {}, warnings: [] })
    expect(readPreferencesFile(home.dir)).toEqual({
      values: {},
      warnings: [`preferences: ${home.dir} cannot be read: it is a folder`],
    })
  })
})
