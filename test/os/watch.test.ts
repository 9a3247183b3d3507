import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { watchTargets } from '../../src/os/watch.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'

const stops: (() => Promise<void>)[] = []

afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
  removeHomes()
})

interface Watching {
  /** Does something and waits until it was noticed. */
  notices(what: () => void): Promise<void>
  readonly troubles: (string | null)[]
}

/** Watches the home's two files and two caches, and is ready. */
async function watching(home: Home): Promise<Watching> {
  const troubles: (string | null)[] = []
  let noticed = Promise.withResolvers<void>()
  stops.push(
    watchTargets(
      {
        files: [home.path('.aws/config'), home.path('.aws/credentials')],
        folders: [home.path('.aws/sso/cache'), home.path('.aws/cli/cache')],
      },
      { onChange: () => noticed.resolve(), onTrouble: (reason) => troubles.push(reason) },
    ),
  )
  await noticed.promise
  return {
    troubles,
    async notices(what) {
      noticed = Promise.withResolvers<void>()
      what()
      await noticed.promise
    },
  }
}

describe('notices', () => {
  it('a file that is written, replaced by rename, deleted and made again', async () => {
    const home = makeHome({ config: 'a' })
    const { notices, troubles } = await watching(home)
    await notices(() => home.write('.aws/config', 'b'))
    await notices(() => {
      home.write('.aws/config.tmp', 'c')
      renameSync(home.path('.aws/config.tmp'), home.path('.aws/config'))
    })
    await notices(() => home.write('.aws/config', 'd'))
    await notices(() => unlinkSync(home.path('.aws/config')))
    await notices(() => home.write('.aws/config', 'e'))
    await notices(() => home.write('.aws/credentials', 'f'))
    expect(troubles).toEqual([null])
  })

  it('what comes where there is nothing yet', async () => {
    const home = makeHome()
    const { notices } = await watching(home)
    await notices(() => mkdirSync(home.path('.aws')))
    await notices(() => home.write('.aws/config', 'a'))
    await notices(() => home.write('.aws/sso/cache/token.json', '{}'))
    await notices(() => home.write('.aws/sso/cache/token.json', '{"a":1}'))
    await notices(() => home.write('.aws/cli/cache/role.json', '{}'))
  })

  it('a folder that goes and comes back', async () => {
    const home = makeHome({ config: 'a', ssoCache: { 'token.json': '{}' } })
    const { notices } = await watching(home)
    await notices(() => rmSync(home.path('.aws'), { recursive: true }))
    await notices(() => home.write('.aws/config', 'b'))
    await notices(() => home.write('.aws/config', 'c'))
  })

  it('a symlinked file where it leads, and when it leads elsewhere', async () => {
    const home = makeHome()
    home.write('dotfiles/one', 'a')
    home.write('dotfiles/two', 'b')
    mkdirSync(home.path('.aws'))
    symlinkSync(home.path('dotfiles/one'), home.path('.aws/config'))
    const { notices } = await watching(home)
    await notices(() => home.write('dotfiles/one', 'c'))
    await notices(() => {
      symlinkSync(home.path('dotfiles/two'), home.path('.aws/new'))
      renameSync(home.path('.aws/new'), home.path('.aws/config'))
    })
    await notices(() => home.write('dotfiles/two', 'd'))
  })

  it('a cache file that was there before and goes', async () => {
    const home = makeHome({ ssoCache: { 'one.json': '{}', 'two.json': '{}' } })
    const { notices, troubles } = await watching(home)
    await notices(() => home.write('.aws/sso/cache/one.json', '{"a":1}'))
    await notices(() => unlinkSync(home.path('.aws/sso/cache/two.json')))
    expect(troubles).toEqual([null])
  })

  it('a cache that another one replaces', async () => {
    const home = makeHome({ ssoCache: { 'one.json': '{}' } })
    const { notices } = await watching(home)
    await notices(() => renameSync(home.path('.aws/sso/cache'), home.path('.aws/sso/former')))
    home.write('.aws/sso/next/one.json', '{}')
    await notices(() => renameSync(home.path('.aws/sso/next'), home.path('.aws/sso/cache')))
    await notices(() => home.write('.aws/sso/cache/one.json', '{"a":1}'))
  })

  it('a symlinked folder that leads elsewhere', async () => {
    const home = makeHome()
    home.write('dotfiles/one/config', 'a')
    home.write('dotfiles/two/config', 'b')
    symlinkSync(home.path('dotfiles/one'), home.path('.aws'))
    const { notices } = await watching(home)
    await notices(() => {
      symlinkSync(home.path('dotfiles/two'), home.path('new'))
      renameSync(home.path('new'), home.path('.aws'))
    })
    await notices(() => home.write('dotfiles/two/config', 'c'))
  })

  it('a symlinked folder where it leads', async () => {
    const home = makeHome()
    home.write('dotfiles/aws/config', 'a')
    symlinkSync(home.path('dotfiles/aws'), home.path('.aws'))
    const { notices } = await watching(home)
    await notices(() => home.write('dotfiles/aws/config', 'b'))
    await notices(() => home.write('.aws/credentials', 'c'))
  })
})

it('tells a burst of changes a few times at most', async () => {
  const home = makeHome({ config: 'a' })
  let told = 0
  let noticed = Promise.withResolvers<void>()
  stops.push(
    watchTargets(
      { files: [home.path('.aws/config')], folders: [] },
      {
        onChange: () => {
          told++
          noticed.resolve()
        },
        onTrouble: () => {},
      },
    ),
  )
  await noticed.promise
  told = 0
  noticed = Promise.withResolvers()
  for (let turn = 0; turn < 200; turn++) home.write('.aws/config', `${turn}`)
  await noticed.promise
  expect(told).toBeLessThan(10)
})
