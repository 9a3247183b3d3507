import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, linkSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { prepareWrite } from '../../src/os/atomic-write.ts'
import { finishChange } from '../../src/os/finish-change.ts'
import { journalPath, writeJournal } from '../../src/os/journal.ts'
import { lockPath } from '../../src/os/lock.ts'
import { isHalfWritten } from '../../src/os/overwrite.ts'
import type { Step } from '../../src/os/prepared.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'

afterEach(removeHomes)

const pathsIn = (home: Home) => [home.path('.aws/config'), home.path('.aws/credentials')]
const filesIn = (home: Home) => readdirSync(home.path('.aws')).sort()
const both = ['config', 'credentials']

/** A home in which `a` and `b` were about to become `new a` and `new b`; returns it and the steps. */
function interrupted(): { home: Home; steps: readonly Step[] } {
  const home = makeHome({ config: 'a', credentials: 'b' })
  const steps = pathsIn(home).map((path): Step => {
    const before = readFileSync(path)
    return { ...prepareWrite(path, Buffer.from(`new ${before}`)), before }
  })
  writeJournal(steps)
  return { home, steps }
}

const rename = (step: Step | undefined) => spawnSync('mv', [step?.temporary ?? '', step?.target ?? ''])
const textsIn = (home: Home) => [home.read('.aws/config'), home.read('.aws/credentials')]

describe('a change of both files that was interrupted', () => {
  it('before anything was written is taken back', () => {
    const { home } = interrupted()
    expect(finishChange(pathsIn(home), false)).toMatch(/interrupted before it began. It was taken back\.$/)
    expect(textsIn(home)).toEqual(['a', 'b'])
    expect(filesIn(home)).toEqual(both)
  })

  it('between the two is finished', () => {
    const { home, steps } = interrupted()
    rename(steps[0])
    expect(finishChange(pathsIn(home), false)).toMatch(/was interrupted. It has been finished\.$/)
    expect(textsIn(home)).toEqual(['new a', 'new b'])
    expect(filesIn(home)).toEqual(both)
  })

  it('after both needs no word', () => {
    const { home, steps } = interrupted()
    for (const each of steps) rename(each)
    expect(finishChange(pathsIn(home), false)).toBeNull()
    expect(textsIn(home)).toEqual(['new a', 'new b'])
    expect(filesIn(home)).toEqual(both)
  })

  it('is not forced upon a file that somebody has changed since: both are named', () => {
    const { home, steps } = interrupted()
    rename(steps[0])
    home.write('.aws/credentials', 'theirs')
    const told = finishChange(pathsIn(home), false)
    expect(told).toContain(
      `${home.path('.aws/config')} has it, but ${home.path('.aws/credentials')} does not`,
    )
    expect(textsIn(home)).toEqual(['new a', 'theirs'])
    expect(filesIn(home)).toEqual(both)
  })

  it('is left to the process that is at it', () => {
    const { home, steps } = interrupted()
    rename(steps[0])
    writeFileSync(lockPath(home.path('.aws/config')), `1 ${hostname()}\n`)
    expect(finishChange(pathsIn(home), false)).toBeNull()
    expect(textsIn(home)).toEqual(['new a', 'b'])
  })

  it('is only told of with --read-only', () => {
    const { home, steps } = interrupted()
    rename(steps[0])
    expect(finishChange(pathsIn(home), true)).toContain('without --read-only awsprof finishes it')
    expect(textsIn(home)).toEqual(['new a', 'b'])
  })
})

describe('a file that was being written in place', () => {
  it.each([0, 1, 5, 9])('and holds %i of 9 new bytes is finished, or taken back if none', (written) => {
    const home = makeHome({ config: 'the old text', credentials: '' })
    const path = home.path('.aws/config')
    linkSync(path, home.path('other-name'))
    const before = readFileSync(path)
    const after = Buffer.from('new text!')
    writeJournal([{ ...prepareWrite(path, after), before }])
    writeFileSync(path, Buffer.concat([after.subarray(0, written), before.subarray(written)]))
    expect(finishChange(pathsIn(home), false)).not.toBeNull()
    expect(home.read('other-name')).toBe(written === 0 ? 'the old text' : 'new text!')
    expect(filesIn(home)).toEqual(both)
  })

  it('is known by its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), fc.nat(), (before, after, at) => {
        const written = at % (after.length + 1)
        const found = Buffer.concat([after.subarray(0, written), before.subarray(written)])
        expect(isHalfWritten(found, Buffer.from(before), Buffer.from(after))).toBe(true)
      }),
    )
    expect(isHalfWritten(Buffer.from('theirs'), Buffer.from('old'), Buffer.from('new'))).toBe(false)
  })
})

describe('a journal that is not ours is left alone, and told of', () => {
  const theirs = (home: Home, content: string) => {
    writeFileSync(journalPath(home.path('.aws/config')), content, { mode: 0o600 })
    expect(finishChange(pathsIn(home), false)).toContain('is not a journal of awsprof about these files')
    expect(home.exists('.aws/.config.awsprof-journal')).toBe(true)
  }

  it('because it is none', () => {
    theirs(makeHome({ config: 'a' }), 'not JSON')
  })

  it('because it names another file', () => {
    const home = makeHome({ config: 'a' })
    home.write('victim', 'safe')
    const [target, temporary] = [home.path('victim'), home.path('.victim.awsprof-1-1')]
    writeFileSync(temporary, 'evil')
    theirs(home, JSON.stringify([{ target, before: null, after: '', temporary, backup: null }]))
    expect(home.read('victim')).toBe('safe')
  })

  it('because it would take any file for the new text', () => {
    const home = makeHome({ config: 'a' })
    home.write('victim', 'safe')
    const entry = { target: home.path('.aws/config'), before: '', after: '', backup: null }
    theirs(home, JSON.stringify([{ ...entry, temporary: home.path('victim') }]))
    expect(home.exists('victim')).toBe(true)
  })

  it('because others could have written it', () => {
    const { home } = interrupted()
    chmodSync(journalPath(home.path('.aws/config')), 0o666)
    expect(finishChange(pathsIn(home), false)).toContain('was left alone')
    expect(filesIn(home)).toHaveLength(5)
  })
})

it('a temporary file that a killed process left does not stay', () => {
  const home = makeHome({ credentials: 'b' })
  home.write('.aws/.credentials.awsprof-99999-1', 'aws_secret_access_key = …')
  expect(finishChange(pathsIn(home), false)).toBeNull()
  expect(filesIn(home)).toEqual(['credentials'])
})

it('killed at any moment, both files have the change or neither has it after the next start', async () => {
  const writer = fileURLToPath(new URL('both-writer.ts', import.meta.url))
  for (let round = 0; round < 12; round++) {
    const home = makeHome({ config: '0', credentials: '0' })
    const child = spawn(process.execPath, [writer, ...pathsIn(home)], { stdio: ['ignore', 'pipe', 'ignore'] })
    const ended = new Promise((resolve) => child.on('close', resolve))
    await new Promise((resolve) => child.stdout.once('data', resolve))
    // Another moment in each round: after so many turns of the loop.
    for (let turns = 0; turns < round * 3; turns++) await new Promise((resolve) => setImmediate(resolve))
    child.kill('SIGKILL')
    await ended
    finishChange(pathsIn(home), false)
    expect(home.read('.aws/config')).toBe(home.read('.aws/credentials'))
    // A lock without its process is in nobody's way.
    expect(filesIn(home).filter((each) => !each.endsWith('-lock'))).toEqual(both)
  }
})
