import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { lockPath } from '../../src/os/lock.ts'
import { openTokenFolder } from '../../src/os/token-folder.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'

afterEach(removeHomes)

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe('the folder of tokens', () => {
  it('is made when first written to, for its owner alone', () => {
    const home = makeHome()
    const folder = openTokenFolder(home.path('.aws/sso/cache'))
    expect(folder.read('a.json')).toBeUndefined()
    expect(home.exists('.aws')).toBe(false)
    folder.write('a.json', '{}')
    expect([modeOf(home.path('.aws/sso/cache')), modeOf(home.path('.aws/sso/cache/a.json'))]).toEqual([
      '700',
      '600',
    ])
    expect(folder.read('a.json')).toEqual({ text: '{}' })
  })

  it('keeps the mode of a file that was there, and other files', () => {
    const home = makeHome({ ssoCache: { 'a.json': 'old', 'b.json': 'theirs' } })
    chmodSync(home.path('.aws/sso/cache/a.json'), 0o640)
    openTokenFolder(home.path('.aws/sso/cache')).write('a.json', 'new')
    expect(home.read('.aws/sso/cache/a.json')).toBe('new')
    expect(modeOf(home.path('.aws/sso/cache/a.json'))).toBe('640')
    expect(home.read('.aws/sso/cache/b.json')).toBe('theirs')
  })

  it('does not load a giant', () => {
    const home = makeHome({ ssoCache: { 'a.json': 'x'.repeat(2 ** 22 + 1) } })
    expect(openTokenFolder(home.path('.aws/sso/cache')).read('a.json')).toEqual({
      unreadable: 'it is larger than 4 MiB',
    })
  })

  it.each([
    ['there is none', () => undefined, null],
    ['there is one', (home: Home) => home.write('.aws/sso/cache/a.json', 'old'), null],
    [
      'a folder is there',
      (home: Home) => mkdirSync(home.path('.aws/sso/cache/a.json'), { recursive: true }),
      /a folder/,
    ],
    [
      'a file is in the place of its folder',
      (home: Home) => home.write('.aws/sso', ''),
      /cannot write .*a\.json/,
    ],
    [
      'it is a symlink to nowhere',
      (home: Home) => {
        mkdirSync(home.path('.aws/sso/cache'), { recursive: true })
        symlinkSync('/nowhere/at/all.json', home.path('.aws/sso/cache/a.json'))
      },
      /cannot write .*its folder is missing/,
    ],
  ])('knows whether a file could be written, and changes nothing: %s', (_, prepare, reason) => {
    const home = makeHome()
    prepare(home)
    const folder = openTokenFolder(home.path('.aws/sso/cache'))
    const before = [folder.list(), folder.read('a.json')]
    if (reason === null) folder.probe('a.json')
    else {
      expect(() => folder.probe('a.json')).toThrow(reason)
      expect(() => folder.write('a.json', '{}')).toThrow(reason)
    }
    expect([folder.list(), folder.read('a.json')]).toEqual(before)
  })

  it('stops waiting for a lock when it is told to, and leaves the lock to its owner', async () => {
    const home = makeHome()
    const path = home.path('.aws/sso/cache')
    const folder = openTokenFolder(path)
    const gate = Promise.withResolvers<void>()
    const holder = folder.locked('a.json', () => gate.promise)
    const abort = new AbortController()
    const waiting = folder.locked('a.json', async () => 'in', abort.signal)
    abort.abort(new Error('told to stop'))
    await expect(waiting).rejects.toThrow('told to stop')
    expect(existsSync(lockPath(`${path}/a.json`))).toBe(true)
    gate.resolve()
    await holder
  })

  it('tells once that it waits, if another one holds the lock for long, and goes on', async () => {
    const home = makeHome()
    const folder = openTokenFolder(home.path('.aws/sso/cache'))
    const told: string[] = []
    const gate = Promise.withResolvers<void>()
    const holder = folder.locked('a.json', () => gate.promise)
    const waiting = folder.locked(
      'a.json',
      async () => told.push('in'),
      undefined,
      () => {
        told.push('held up')
        gate.resolve()
      },
    )
    await Promise.all([holder, waiting])
    await folder.locked(
      'a.json',
      async () => told.push('in'),
      undefined,
      () => told.push('held up'),
    )
    expect(told).toEqual(['held up', 'in', 'in'])
  })

  it('lets one in at a time, also after one that failed, and leaves no lock behind', async () => {
    const home = makeHome()
    const path = home.path('.aws/sso/cache')
    const [one, two] = [openTokenFolder(path), openTokenFolder(path)]
    const order: string[] = []
    const gate = Promise.withResolvers<void>()
    const first = one.locked('a.json', async () => {
      order.push('first in')
      await gate.promise
      order.push('first out')
      throw new Error('failed inside')
    })
    const second = two.locked('a.json', async () => order.push('second in'))
    gate.resolve()
    await expect(first).rejects.toThrow('failed inside')
    await second
    expect(order).toEqual(['first in', 'first out', 'second in'])
    expect(existsSync(lockPath(`${path}/a.json`))).toBe(false)
  })

  it('takes away what killed writers have left: under the lock all, without it the old ones', async () => {
    const home = makeHome({ ssoCache: { 'a.json': 'old' } })
    const path = (name: string) => home.path('.aws/sso/cache', name)
    const leftovers = (name: string) => readdirSync(path('')).filter((each) => each.startsWith(`.${name}`))
    for (const name of ['a.json', 'b.json']) {
      home.write(`.aws/sso/cache/.${name}.awsprof-1-1`, 'secret')
      home.write(`.aws/sso/cache/.${name}.awsprof-1-2`, 'secret')
      const longAgo = Date.now() / 1000 - 3600
      utimesSync(path(`.${name}.awsprof-1-1`), longAgo, longAgo)
    }
    const folder = openTokenFolder(path(''))
    folder.write('a.json', 'new')
    expect([leftovers('a'), leftovers('b').length]).toEqual([['.a.json.awsprof-1-2'], 2])
    await folder.locked('b.json', async () => expect(leftovers('b')).toEqual(['.b.json.awsprof-lock']))
  })

  it('says plainly where there is no place for it', async () => {
    const home = makeHome()
    home.write('.aws/sso', 'a file in the way')
    const folder = openTokenFolder(home.path('.aws/sso/cache'))
    const said = `cannot write ${home.path('.aws/sso/cache/a.json')}: a file is in the place of its folder`
    expect(() => folder.write('a.json', '')).toThrow(said)
    await expect(folder.locked('a.json', async () => 1)).rejects.toThrow(said)
    expect(folder.read('a.json')).toBeUndefined()
    folder.remove('a.json')
  })
})
