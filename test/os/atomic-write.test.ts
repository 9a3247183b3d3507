import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { discard, prepareWrite, writeAtomically } from '../../src/os/atomic-write.ts'
import { targetOf } from '../../src/os/target-of.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  removeHomes()
})

const bytes = (text: string) => Buffer.from(text)
const modeOf = (path: string) => statSync(path).mode & 0o7777
const isRoot = process.geteuid?.() === 0
const onLinux = process.platform === 'linux'

/** Does something with the rights of a user who is in that group alone. Root may. */
function asUser(uid: number, gid: number, work: () => void): void {
  const groups = process.getgroups?.() ?? []
  process.setgroups?.([])
  process.setegid?.(gid)
  process.seteuid?.(uid)
  try {
    work()
  } finally {
    process.seteuid?.(0)
    process.setegid?.(0)
    process.setgroups?.(groups)
  }
}

describe('the file keeps', () => {
  it.each([0o600, 0o640, 0o644, 0o400, 0o777])('its mode %o', (mode) => {
    const home = makeHome({ config: 'old' })
    const path = home.path('.aws/config')
    chmodSync(path, mode)
    writeAtomically(path, bytes('new'))
    expect([readFileSync(path, 'utf8'), modeOf(path)]).toEqual(['new', mode])
  })

  it.skipIf(!isRoot)('its owner and group', () => {
    const path = makeHome({ config: 'old' }).path('.aws/config')
    chownSync(path, 1234, 4321)
    writeAtomically(path, bytes('new'))
    const { uid, gid } = statSync(path)
    expect([uid, gid]).toEqual([1234, 4321])
  })

  it('its access control list', ({ skip }) => {
    const path = makeHome({ credentials: 'old' }).path('.aws/credentials')
    const acl = (...args: string[]) =>
      spawnSync(args[0] as string, [...args.slice(1), path], { encoding: 'utf8' })
    const set = acl('setfacl', '-m', 'u:1234:rw,g::---,m::rw')
    skip(set.status !== 0, 'no setfacl (package acl), or a file system without lists')
    const before = acl('getfacl', '-pn').stdout
    writeAtomically(path, bytes('new'))
    expect(before).toContain('user:1234:rw-')
    expect(acl('getfacl', '-pn').stdout).toBe(before)
  })

  it('its extended attributes', ({ skip }) => {
    const path = makeHome({ config: 'old' }).path('.aws/config')
    const python = (code: string) =>
      spawnSync('python3', ['-c', `import os,sys\n${code}`, path], { encoding: 'utf8' })
    const set = python("os.setxattr(sys.argv[1], 'user.awsprof', b'kept')")
    skip(set.status !== 0, 'no python3 that sets extended attributes here')
    writeAtomically(path, bytes('new'))
    expect(python("print(os.getxattr(sys.argv[1], 'user.awsprof').decode())").stdout).toBe('kept\n')
  })

  it('nothing of what it held, whatever the bytes', () => {
    const path = makeHome({ config: 'a much longer text than the new one' }).path('.aws/config')
    const odd = Uint8Array.of(0xff, 0, 0x0d, 0x0a, 0xc3)
    writeAtomically(path, odd)
    expect(new Uint8Array(readFileSync(path))).toEqual(odd)
  })
})

describe('a file of somebody else', () => {
  it.skipIf(!isRoot).each([
    { who: 'a member of its group', group: 4321, mode: 0o640, kept: [1234, 4321, 0o640] },
    { who: 'nobody of its group', group: 1234, mode: 0o660, kept: [1234, 1234, 0o600] },
    { who: 'nobody of its group, but all may read', group: 1234, mode: 0o664, kept: [1234, 1234, 0o644] },
  ])('written by $who', ({ group, mode, kept }) => {
    const home = makeHome({ config: 'old' })
    const [folder, path] = [home.path('.aws'), home.path('.aws/config')]
    chownSync(home.dir, 1234, 1234)
    chownSync(folder, 1234, 1234)
    // What is made in such a folder gets its group, not the writer's.
    chmodSync(folder, 0o2755)
    chownSync(path, 1000, 4321)
    chmodSync(path, mode)
    asUser(1234, group, () => writeAtomically(path, bytes('new')))
    const { uid, gid } = statSync(path)
    expect([uid, gid, modeOf(path)]).toEqual(kept)
  })
})

it.skipIf(!onLinux)('its group gets no more where nothing can carry an access control list', () => {
  const path = makeHome({ credentials: 'old' }).path('.aws/credentials')
  chmodSync(path, 0o664)
  vi.stubEnv('PATH', '/nowhere')
  writeAtomically(path, bytes('new'))
  expect(modeOf(path)).toBe(0o644)
})

it('a new file is for its owner alone, whatever the umask', () => {
  const home = makeHome({ config: '' })
  const former = process.umask(0)
  try {
    writeAtomically(home.path('.aws/credentials'), bytes('new'))
  } finally {
    process.umask(former)
  }
  expect(modeOf(home.path('.aws/credentials'))).toBe(0o600)
})

it('leaves nothing beside the file', () => {
  const home = makeHome({ config: 'old' })
  writeAtomically(home.path('.aws/config'), bytes('new'))
  expect(readdirSync(home.path('.aws'))).toEqual(['config'])
})

describe('a symlink stays, its target is replaced', () => {
  it.each([
    ['absolute', (home: { path(...parts: string[]): string }) => home.path('real/config')],
    ['relative', () => '../real/config'],
  ])('%s', (_, target) => {
    const home = makeHome()
    home.write('real/config', 'old', 0o640)
    home.write('.aws/other', '')
    symlinkSync(target(home), home.path('.aws/config'))
    writeAtomically(home.path('.aws/config'), bytes('new'))
    expect(lstatSync(home.path('.aws/config')).isSymbolicLink()).toBe(true)
    expect([home.read('real/config'), modeOf(home.path('real/config'))]).toEqual(['new', 0o640])
  })

  it('a chain of them, the last one to nothing yet', () => {
    const home = makeHome()
    home.write('real/other', '')
    home.write('.aws/other', '')
    symlinkSync('second', home.path('.aws/config'))
    symlinkSync('../real/third', home.path('.aws/second'))
    symlinkSync('config', home.path('real/third'))
    expect(targetOf(home.path('.aws/config'))).toBe(home.path('real/config'))
    writeAtomically(home.path('.aws/config'), bytes('new'))
    expect(home.read('real/config')).toBe('new')
    expect(readlinkSync(home.path('.aws/config'))).toBe('second')
    expect(readlinkSync(home.path('real/third'))).toBe('config')
  })

  it('a folder that is one', () => {
    const home = makeHome()
    home.write('dotfiles/aws/config', 'old')
    symlinkSync('dotfiles/aws', home.path('.aws'))
    writeAtomically(home.path('.aws/config'), bytes('new'))
    expect(home.read('dotfiles/aws/config')).toBe('new')
  })

  it('a circle of them is an error, soon', () => {
    const home = makeHome({ credentials: '' })
    symlinkSync('b', home.path('.aws/a'))
    symlinkSync('a', home.path('.aws/b'))
    expect(() => writeAtomically(home.path('.aws/a'), bytes('new'))).toThrow(/ELOOP/)
  })
})

it('a file that a killed process of the same number left behind is in nobody’s way', () => {
  const home = makeHome({ config: 'old' })
  const path = home.path('.aws/config')
  const before = prepareWrite(path, bytes('x'))
  const [name = ''] = readdirSync(home.path('.aws')).filter((each) => each !== 'config')
  discard(before)
  const [, lead = '', number] = /^(.*-)(\d+)$/.exec(name) ?? []
  const left = [1, 2].map((more) => `.aws/${lead}${Number(number) + more}`)
  for (const each of left) home.write(each, 'half a token')
  writeAtomically(path, bytes('new'))
  expect([home.read('.aws/config'), ...left.map(home.read)]).toEqual(['new', 'half a token', 'half a token'])
})

it('a folder that is missing is an error that names it', () => {
  const path = makeHome().path('nowhere/config')
  expect(() => writeAtomically(path, bytes('new'))).toThrow(/ENOENT.*nowhere/)
})
