import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createSampleHome, type SampleHome } from '../../src/demo/sample-home.ts'
import { runHere } from '../support/program/run-in-home.ts'

const homes: SampleHome[] = []
afterEach(() => {
  for (const home of homes.splice(0)) home.remove()
})

function sampleHome(): SampleHome {
  const home = createSampleHome({ now: Date.now(), path: '/usr/bin:/bin' })
  homes.push(home)
  return home
}

describe('the sample home', () => {
  it('is its owner’s alone', () => {
    const { dir } = sampleHome()
    const open = readdirSync(dir, { recursive: true, withFileTypes: true })
      .map((each) => join(each.parentPath, each.name))
      .concat(dir)
      .filter((path) => (statSync(path).mode & 0o077) !== 0)
    expect(open).toEqual([join(dir, 'bin/corp-credentials')])
  })

  it('is gone when it is removed, and removing it twice does no harm', () => {
    const { dir, remove } = sampleHome()
    remove()
    remove()
    expect(existsSync(dir)).toBe(false)
  })

  it('has its own programs first on PATH', () => {
    const { dir, environment } = sampleHome()
    expect(environment.PATH).toBe(`${dir}/bin:/usr/bin:/bin`)
  })

  it('has a profile of every kind, one that is broken and one that runs out', async () => {
    const { stdout } = await runHere(['list', '--json'], sampleHome().environment)
    const { profiles } = JSON.parse(stdout) as { profiles: { name: string; kind: string; status: string }[] }
    expect(new Set(profiles.map(({ kind }) => kind))).toEqual(
      new Set([
        'assume-role',
        'login-session',
        'long-term-keys',
        'process',
        'short-term-keys',
        'sso-legacy',
        'sso-session',
        'web-identity',
      ]),
    )
    expect(new Set(profiles.map(({ status }) => status))).toEqual(
      new Set(['broken', 'expired', 'expiring', 'renewable', 'signed-out', 'unverified', 'valid']),
    )
    const { stdout: shown } = await runHere(['show', 'build-agent', '--json'], sampleHome().environment)
    expect(JSON.parse(shown).chain.at(-1)).toMatchObject({ name: 'Ec2InstanceMetadata' })
  })
})
