import { spawnSync } from 'node:child_process'
import { appendFileSync, symlinkSync } from 'node:fs'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { NotReadable, readWhole } from '../../src/os/read-whole.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

afterEach(removeHomes)

const KIBIBYTE = 1 << 10

describe('reads', () => {
  it('a file up to the largest size, and no more', () => {
    const home = makeHome()
    home.write('file', 'x'.repeat(KIBIBYTE))
    expect(readWhole(home.path('file'), KIBIBYTE).toString()).toBe('x'.repeat(KIBIBYTE))
    appendFileSync(home.path('file'), 'x')
    expect(() => readWhole(home.path('file'), KIBIBYTE)).toThrow(NotReadable)
  })

  it.runIf(process.platform === 'linux')('files that say they are empty', () => {
    expect(readWhole('/proc/self/status', KIBIBYTE * 64).toString()).toContain('Name:')
  })

  it('the null device as an empty file', () => {
    expect(readWhole('/dev/null', KIBIBYTE)).toHaveLength(0)
  })

  it('through symlinks', () => {
    const home = makeHome()
    home.write('file', 'text')
    symlinkSync('file', home.path('link'))
    expect(readWhole(home.path('link'), KIBIBYTE).toString()).toBe('text')
  })
})

describe('refuses at once, and in words', () => {
  it('a named pipe that nobody writes to, also behind a symlink', () => {
    const home = makeHome()
    spawnSync('mkfifo', [home.path('pipe')])
    symlinkSync('pipe', home.path('link'))
    for (const name of ['pipe', 'link'])
      expect(() => readWhole(home.path(name), KIBIBYTE)).toThrow('it is a named pipe')
  })

  it('a socket', async () => {
    const home = makeHome()
    const server = createServer()
    await new Promise<void>((listening) => server.listen(home.path('socket'), listening))
    expect(() => readWhole(home.path('socket'), KIBIBYTE)).toThrow('it is a socket')
    server.close()
  })

  it.each([
    ['/dev/zero', 'it is a device'],
    ['/dev/tty', 'it is a device'],
    ['/', 'it is a folder'],
  ])('%s', (path, message) => {
    expect(() => readWhole(path, KIBIBYTE)).toThrow(message)
  })

  it('a file that is too large', () => {
    const home = makeHome()
    home.write('file', 'x'.repeat((1 << 20) + 1))
    expect(() => readWhole(home.path('file'), 1 << 20)).toThrow('it is larger than 1 MiB')
  })

  it('what is not there, with the error of Node', () => {
    expect(() => readWhole('/nowhere', KIBIBYTE)).toThrow(expect.objectContaining({ code: 'ENOENT' }))
  })
})
