import { chmodSync, chownSync, lstatSync, symlinkSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { launcher } from '../../src/build/launcher.ts'
import { type Home, makeHome, removeHomes } from '../support/home.ts'
import { runCommand } from '../support/run.ts'

afterEach(removeHomes)

const MAIN = `const { getCompileCacheDir } = require('node:module')
process.stdout.write(JSON.stringify(getCompileCacheDir() ?? null))`

/** The folder that the compile cache is in, or null, where the launcher starts a program that only tells. */
async function cacheOf(
  home: Home,
  variables: Record<string, string | undefined> = {},
): Promise<string | null> {
  home.write('program/awsprof.js', launcher('1.2.3'))
  home.write('program/main.js', MAIN)
  const { stdout } = await runCommand(process.execPath, [home.path('program/awsprof.js')], {
    env: { ...home.env, XDG_CACHE_HOME: undefined, ...variables },
    cwd: home.dir,
  })
  return JSON.parse(stdout) as string | null
}

const OURS = '.cache/awsprof/compile-cache'

/** Makes a folder, whatever the umask says. */
function folder(home: Home, path: string, mode: number): void {
  home.write(`${path}/.keep`, '')
  chmodSync(home.path(path), mode)
}

describe('the compile cache', () => {
  it('is in a folder that nobody else can look into, made at the first start', async () => {
    const home = makeHome()
    for (const _ of ['made', 'found'])
      expect(await cacheOf(home)).toMatch(new RegExp(`^${home.path(OURS)}/[^/]+$`))
    for (const path of ['.cache/awsprof', OURS]) expect(lstatSync(home.path(path)).mode & 0o777).toBe(0o700)
  })

  it('is never the one in the temporary folder, which anybody may have made', async () => {
    const home = makeHome()
    folder(home, 'node-compile-cache', 0o777)
    expect(await cacheOf(home)).not.toContain('node-compile-cache')
  })

  it.each<[what: string, variables: Record<string, string | undefined>, place: string | null]>([
    ['XDG_CACHE_HOME', { XDG_CACHE_HOME: 'HOME/caches' }, 'caches/awsprof/compile-cache/'],
    ['not one that depends on where the program is started', { XDG_CACHE_HOME: 'caches' }, OURS],
    ['nor an empty one', { XDG_CACHE_HOME: '' }, OURS],
    ['without a home there is none', { HOME: undefined }, null],
    ['nor with an empty one', { HOME: '' }, null],
    ['nor with one that depends on the place', { HOME: 'x' }, null],
  ])('goes where the user’s caches are: %s', async (_, variables, place) => {
    const home = makeHome()
    const given = Object.entries(variables).map(([name, value]) => [name, value?.replace('HOME', home.dir)])
    const cache = await cacheOf(home, Object.fromEntries(given))
    if (place === null) expect(cache).toBeNull()
    else expect(cache).toContain(home.path(place))
  })

  it.each<[what: string, prepare: (home: Home) => void]>([
    ['it is open to the group', (home) => folder(home, OURS, 0o770)],
    ['it is open to all', (home) => folder(home, OURS, 0o707)],
    ['the one above is open to the group', (home) => folder(home, '.cache/awsprof', 0o770)],
    [
      'the one above is open to all, as the temporary folder',
      (home) => folder(home, '.cache/awsprof', 0o1777),
    ],
    [
      'it is a link',
      (home) => {
        folder(home, 'elsewhere', 0o700)
        folder(home, '.cache/awsprof', 0o700)
        symlinkSync(home.path('elsewhere'), home.path(OURS))
      },
    ],
    [
      'the one above is a link',
      (home) => {
        folder(home, 'elsewhere', 0o700)
        folder(home, '.cache', 0o700)
        symlinkSync(home.path('elsewhere'), home.path('.cache/awsprof'))
      },
    ],
    ['it is a file', (home) => home.write(OURS, '')],
    ['it can not be made', (home) => home.write('.cache', '')],
  ])('is done without where %s', async (_, prepare) => {
    const home = makeHome()
    prepare(home)
    expect(await cacheOf(home)).toBeNull()
  })

  const isRoot = process.geteuid?.() === 0
  it.runIf(isRoot).each([OURS, '.cache/awsprof'])(
    'is done without where %s is another user’s',
    async (path) => {
      const home = makeHome()
      folder(home, OURS, 0o755)
      chownSync(home.path(path), 12_345, 12_345)
      expect(await cacheOf(home)).toBeNull()
    },
  )

  it('that Node was told of is left alone', async () => {
    const home = makeHome()
    expect(await cacheOf(home, { NODE_COMPILE_CACHE: home.path('told') })).toContain(home.path('told'))
  })
})
