import { spawnSync } from 'node:child_process'
import { chmodSync, linkSync, mkdirSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { afterEach, describe, expect, it, type TestContext } from 'vitest'
import { save } from '../../src/os/save.ts'
import type { Plan, Texts } from '../../src/profiles/edit/plan.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'

const undo: (() => void)[] = []
afterEach(() => {
  for (const each of undo.splice(0).reverse()) each()
  removeHomes()
})

const isRoot = process.geteuid?.() === 0
const pathsIn = (home: Home) => ({
  config: home.path('.aws/config'),
  credentials: home.path('.aws/credentials'),
})
const texts = (made: Texts) => ({ type: 'texts', texts: made }) as const
const declined = { type: 'declined', reason: 'the reason' } as const
const both: Plan<never> = ({ config, credentials }) =>
  texts({ config: `${config}1`, credentials: `${credentials}2` })
const onlyConfig: Plan<never> = ({ config, credentials }) => texts({ config: `${config}1`, credentials })

/** A home whose `.aws` is a tiny file system of its own, or a skipped test that says why not. */
function onTinyDisk({ skip }: TestContext, options = 'size=64k'): Home {
  const home = makeHome()
  mkdirSync(home.path('.aws'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', home.path('.aws')])
  skip(status !== 0, 'mounting is not allowed here')
  undo.push(() => spawnSync('umount', ['-l', home.path('.aws')]))
  return home
}

it('writes what the plan makes of both files and tells what was before', async () => {
  const home = makeHome({ config: 'a', credentials: 'b' })
  expect(await save(pathsIn(home), both)).toEqual({
    type: 'written',
    before: { config: 'a', credentials: 'b' },
    after: { config: 'a1', credentials: 'b2' },
  })
  expect([home.read('.aws/config'), home.read('.aws/credentials')]).toEqual(['a1', 'b2'])
  expect(readdirSync(home.path('.aws')).sort()).toEqual(['config', 'credentials'])
})

it('a file that does not change is not touched', async () => {
  const home = makeHome({ config: 'a', credentials: 'b' })
  const before = statSync(home.path('.aws/credentials'), { bigint: true })
  await save(pathsIn(home), onlyConfig)
  const after = statSync(home.path('.aws/credentials'), { bigint: true })
  expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs])
})

it('bytes that are not UTF-8 stay as they are', async () => {
  const home = makeHome({ config: Uint8Array.of(0xff, 0xfe, 0x0a) })
  await save(pathsIn(home), onlyConfig)
  expect(spawnSync('cat', [home.path('.aws/config')]).stdout).toEqual(Buffer.of(0xff, 0xfe, 0x0a, 0x31))
})

describe('what is new is for its owner alone', () => {
  it('folder and file', async () => {
    const home = makeHome()
    await save(pathsIn(home), onlyConfig)
    expect(statSync(home.path('.aws')).mode & 0o777).toBe(0o700)
    expect(statSync(home.path('.aws/config')).mode & 0o777).toBe(0o600)
    expect(home.exists('.aws/credentials')).toBe(false)
  })

  it('and the folder of a dangling symlink', async () => {
    const home = makeHome()
    mkdirSync(home.path('.aws'))
    symlinkSync('../dotfiles/aws/config', home.path('.aws/config'))
    expect((await save(pathsIn(home), onlyConfig)).type).toBe('written')
    expect(home.read('dotfiles/aws/config')).toBe('1')
  })

  it('but a credentials file that others can read stays one: that is reported, not changed', async () => {
    const home = makeHome({ credentials: 'b' })
    chmodSync(home.path('.aws/credentials'), 0o644)
    await save(pathsIn(home), both)
    expect(statSync(home.path('.aws/credentials')).mode & 0o777).toBe(0o644)
  })
})

describe('a plan that gives nothing', () => {
  it('leaves no trace, not even a folder', async () => {
    const home = makeHome()
    expect(await save(pathsIn(home), () => declined)).toEqual(declined)
    expect(home.exists('.aws')).toBe(false)
  })

  it('on the second look leaves the files as they are', async () => {
    const home = makeHome({ config: 'a' })
    const plan: Plan<string> = (fresh) => {
      if (fresh.config === 'theirs') return declined
      home.write('.aws/config', 'theirs')
      return both(fresh)
    }
    expect(await save(pathsIn(home), plan)).toEqual(declined)
    expect(home.read('.aws/config')).toBe('theirs')
    expect(readdirSync(home.path('.aws'))).toEqual(['config'])
  })
})

describe('a file that changes while the plan is made', () => {
  it.each([
    ['before the lock is taken', 1, 'theirs'],
    ['and once more under the lock', 2, 'theirstheirs'],
  ])('is read and planned again: %s', async (_when, times, theirs) => {
    const home = makeHome({ config: 'a' })
    let asked = 0
    const plan: Plan<never> = (fresh) => {
      if (++asked <= times) home.write('.aws/config', 'theirs'.repeat(asked))
      return onlyConfig(fresh)
    }
    expect(await save(pathsIn(home), plan)).toMatchObject({ type: 'written', before: { config: theirs } })
    expect(home.read('.aws/config')).toBe(`${theirs}1`)
    expect(asked).toBe(times + 1)
  })

  it('is planned once where it does not', async () => {
    const home = makeHome({ config: 'a' })
    let asked = 0
    await save(pathsIn(home), (fresh) => {
      asked++
      return onlyConfig(fresh)
    })
    expect(asked).toBe(1)
  })

  it('each time is given up on, and nothing is written', async () => {
    const home = makeHome({ config: 'a' })
    let asked = 0
    const plan: Plan<never> = (fresh) => {
      home.write('.aws/config', `theirs ${'x'.repeat(++asked)}`)
      return onlyConfig(fresh)
    }
    expect(await save(pathsIn(home), plan)).toEqual({
      type: 'failed',
      message: 'the files keep changing; nothing was written, so try again',
    })
    expect(home.read('.aws/config')).toMatch(/^theirs x+$/)
  })
})

describe('what cannot be written is told plainly, and both files are as before', () => {
  const nothingWritten = (home: Home, config: string, credentials: string) => {
    expect([home.read('.aws/config'), home.read('.aws/credentials')]).toEqual([config, credentials])
  }

  it('a full disk', async (context) => {
    const home = onTinyDisk(context)
    home.write('.aws/config', 'a')
    home.write('.aws/credentials', 'b')
    const much = 'x'.repeat(100_000)
    const saved = await save(pathsIn(home), () => texts({ config: 'small', credentials: much }))
    expect(saved).toMatchObject({
      type: 'failed',
      message: expect.stringMatching(/disk is full; nothing was written$/),
    })
    nothingWritten(home, 'a', 'b')
    expect(readdirSync(home.path('.aws')).sort()).toEqual(['config', 'credentials'])
    // Room again: the same edit goes through.
    expect((await save(pathsIn(home), both)).type).toBe('written')
    nothingWritten(home, 'a1', 'b2')
  })

  it('a disk too full even for a lock, which is not left behind', async (context) => {
    const home = onTinyDisk(context)
    home.write('.aws/config', 'a')
    spawnSync('sh', ['-c', `cat /dev/zero > '${home.path('.aws/filler')}'`])
    expect(await save(pathsIn(home), onlyConfig)).toMatchObject({
      type: 'failed',
      message: expect.stringMatching(/the disk is full/),
    })
    expect(readdirSync(home.path('.aws')).sort()).toEqual(['config', 'filler'])
  })

  it('a file system that is read-only', async (context) => {
    const home = onTinyDisk(context)
    home.write('.aws/config', 'a')
    home.write('.aws/credentials', 'b')
    const { status } = spawnSync('mount', ['-o', 'remount,ro', home.path('.aws')])
    context.skip(status !== 0, 'mounting is not allowed here')
    expect(await save(pathsIn(home), both)).toMatchObject({
      type: 'failed',
      message: expect.stringMatching(/the file system is read-only; nothing was written$/),
    })
    nothingWritten(home, 'a', 'b')
  })

  it.skipIf(!isRoot)('a file that nobody may change', async ({ skip }) => {
    const home = makeHome({ config: 'a', credentials: 'b' })
    const path = home.path('.aws/credentials')
    skip(spawnSync('chattr', ['+i', path]).status !== 0, 'no chattr here')
    undo.push(() => spawnSync('chattr', ['-i', path]))
    expect(await save(pathsIn(home), both)).toMatchObject({
      type: 'failed',
      message: expect.stringMatching(/not permitted; nothing was written$/),
    })
    nothingWritten(home, 'a', 'b')
    expect(readdirSync(home.path('.aws')).sort()).toEqual(['config', 'credentials'])
  })

  it.skipIf(isRoot)('a file without permission to write', async () => {
    const home = makeHome({ config: 'a', credentials: 'b' })
    chmodSync(home.path('.aws/credentials'), 0o400)
    expect(await save(pathsIn(home), both)).toMatchObject({
      message: expect.stringMatching(/permission denied/),
    })
    nothingWritten(home, 'a', 'b')
  })

  it('a file in the folder’s place', async () => {
    const home = makeHome()
    home.write('.aws', 'not a folder')
    expect(await save(pathsIn(home), both)).toMatchObject({
      type: 'failed',
      message: expect.stringMatching(
        /^cannot write .*a file is in the place of its folder; nothing was written$/,
      ),
    })
  })

  it('a folder in the file’s place', async () => {
    const home = makeHome({ credentials: 'b' })
    mkdirSync(home.path('.aws/config'))
    expect(await save(pathsIn(home), both)).toMatchObject({
      type: 'failed',
      message: expect.stringMatching(/^cannot read .*config: it is a folder; nothing was written$/),
    })
    expect(home.read('.aws/credentials')).toBe('b')
  })

  it('a file that a variable has switched off', async () => {
    const home = makeHome({ config: 'a' })
    const paths = { config: home.path('.aws/config'), credentials: null }
    expect(await save(paths, both)).toMatchObject({
      type: 'failed',
      message: expect.stringMatching(/there is no credentials file to write/),
    })
    expect(home.read('.aws/config')).toBe('a')
    expect((await save(paths, onlyConfig)).type).toBe('written')
  })
})

it('the other file may lie where nobody can write, if it does not change', async (context) => {
  const home = onTinyDisk(context)
  home.write('.aws/credentials', 'b')
  home.write('mine/config', 'a')
  context.skip(
    spawnSync('mount', ['-o', 'remount,ro', home.path('.aws')]).status !== 0,
    'mounting is not allowed here',
  )
  const paths = { config: home.path('mine/config'), credentials: home.path('.aws/credentials') }
  expect((await save(paths, onlyConfig)).type).toBe('written')
  expect(home.read('mine/config')).toBe('a1')
})

it('both names may lead to one file', async () => {
  const home = makeHome({ config: 'a' })
  symlinkSync('config', home.path('.aws/credentials'))
  expect(
    (await save(pathsIn(home), ({ config }) => texts({ config: `${config}1`, credentials: config }))).type,
  ).toBe('written')
})

describe('a file that no rename may replace is written in place', () => {
  it('one with several names, which all show the change', async () => {
    const home = makeHome({ config: 'a longer text', credentials: 'b' })
    const { ino } = statSync(home.path('.aws/config'))
    linkSync(home.path('.aws/config'), home.path('other-name'))
    const shorter: Plan<never> = (fresh) => texts({ ...fresh, config: 'short' })
    expect((await save(pathsIn(home), shorter)).type).toBe('written')
    expect([home.read('.aws/config'), home.read('other-name')]).toEqual(['short', 'short'])
    expect(statSync(home.path('.aws/config')).ino).toBe(ino)
    expect(readdirSync(home.path('.aws')).sort()).toEqual(['config', 'credentials'])
  })

  it('a single file that a container shares', async ({ skip }) => {
    const home = makeHome({ config: 'a', credentials: 'b' })
    home.write('elsewhere', 'mounted')
    const path = home.path('.aws/config')
    const { status } = spawnSync('mount', ['--bind', home.path('elsewhere'), path])
    skip(status !== 0, 'mounting is not allowed here')
    undo.push(() => spawnSync('umount', ['-l', path]))
    expect((await save(pathsIn(home), both)).type).toBe('written')
    expect([home.read('.aws/config'), home.read('elsewhere')]).toEqual(['mounted1', 'mounted1'])
    expect(home.read('.aws/credentials')).toBe('b2')
    expect(readdirSync(home.path('.aws')).sort()).toEqual(['config', 'credentials'])
  })
})

describe('what is not a file is never written', () => {
  it.each([
    ['the null device', '/dev/null', 'a device'],
    ['another device', '/dev/zero', 'a device'],
  ])('%s', async (_, device, kind) => {
    const home = makeHome({ credentials: 'b' })
    symlinkSync(device, home.path('.aws/config'))
    const saved = await save(pathsIn(home), onlyConfig)
    expect(saved).toMatchObject({ type: 'failed', message: expect.stringContaining(kind) })
    expect(statSync(device).isCharacterDevice()).toBe(true)
    expect(readdirSync('/dev').filter((each) => each.includes('awsprof'))).toEqual([])
  })

  it('a named pipe', async () => {
    const home = makeHome({ credentials: 'b' })
    spawnSync('mkfifo', [home.path('.aws/config')])
    expect(await save(pathsIn(home), onlyConfig)).toMatchObject({
      type: 'failed',
      message: `cannot read ${home.path('.aws/config')}: it is a named pipe; nothing was written`,
    })
    expect(statSync(home.path('.aws/config')).isFIFO()).toBe(true)
  })
})

it('a change of both files that fails in the middle is taken back, and leaves no journal', async ({
  skip,
}) => {
  skip(!isRoot, 'only root can make a file immutable')
  const home = makeHome({ config: 'a', credentials: 'b' })
  const path = home.path('.aws/credentials')
  const plan: Plan<never> = (fresh) => both(fresh)
  skip(spawnSync('chattr', ['+i', path]).status !== 0, 'no chattr here')
  undo.push(() => spawnSync('chattr', ['-i', path]))
  expect((await save(pathsIn(home), plan)).type).toBe('failed')
  expect(readdirSync(home.path('.aws')).sort()).toEqual(['config', 'credentials'])
  expect(home.read('.aws/config')).toBe('a')
})
