import { chmodSync, chownSync, lstatSync, readdirSync, symlinkSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { launcher } from '../../src/build/launcher.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { runCommand } from '../support/program/run.ts'

afterEach(removeHomes)

const MAIN = `const { getCompileCacheDir } = require('node:module')
exports.start = () => process.stdout.write(JSON.stringify(getCompileCacheDir() ?? null))`

const USER = `awsprof-${process.geteuid?.()}`

/** The folder that the compile cache is in, or null, where the launcher starts a program that only tells. */
async function cacheOf(
  home: Home,
  variables: Record<string, string | undefined> = {},
): Promise<string | null> {
  home.write('program/awsprof.js', launcher('1.2.3', 'build', ['list']))
  home.write('program/main.js', MAIN)
  const { stdout } = await runCommand(process.execPath, [home.path('program/awsprof.js')], {
    env: { ...home.env, TMPDIR: home.path('tmp'), NODE_COMPILE_CACHE: undefined, ...variables },
    cwd: home.dir,
  })
  return JSON.parse(stdout) as string | null
}

/** Makes a folder, whatever the umask says. */
function folder(home: Home, path: string, mode: number): void {
  home.write(`${path}/.keep`, '')
  chmodSync(home.path(path), mode)
}

function given(mode: number): Home {
  const home = makeHome()
  folder(home, 'tmp', mode)
  return home
}

describe('the compile cache', () => {
  it.each([0o700, 0o755, 0o1777])(
    'is in a folder that nobody else can look into, made at the first start: %o',
    async (mode) => {
      const home = given(mode)
      for (const _ of ['made', 'found'])
        expect(await cacheOf(home)).toMatch(new RegExp(`^${home.path('tmp', USER)}/[^/]+$`))
      expect(lstatSync(home.path('tmp', USER)).mode & 0o777).toBe(0o700)
    },
  )

  it('is never the one that Node would choose, which anybody may have made', async () => {
    const home = given(0o1777)
    folder(home, 'tmp/node-compile-cache', 0o777)
    expect(await cacheOf(home)).not.toContain('node-compile-cache')
  })

  it('leaves nothing in the home', async () => {
    const home = given(0o1777)
    await cacheOf(home)
    expect(readdirSync(home.dir).sort()).toEqual(readdirSync(given(0o1777).dir).concat('program').sort())
  })

  it('without a temporary folder of the user’s choice is in the one of all', async () => {
    expect(await cacheOf(given(0o700), { TMPDIR: '' })).toContain(`/tmp/${USER}/`)
  })

  it.each<[what: string, mode: number, prepare: (home: Home) => void]>([
    ['others can put another one in its place', 0o777, () => {}],
    ['its group can put another one in its place', 0o770, () => {}],
    ['it is open to its group', 0o1777, (home) => folder(home, `tmp/${USER}`, 0o770)],
    ['it is open to all', 0o1777, (home) => folder(home, `tmp/${USER}`, 0o707)],
    [
      'it is a link',
      0o1777,
      (home) => {
        folder(home, 'elsewhere', 0o700)
        symlinkSync(home.path('elsewhere'), home.path('tmp', USER))
      },
    ],
    ['it is a file', 0o1777, (home) => home.write(`tmp/${USER}`, '')],
  ])('is done without where %s', async (_, mode, prepare) => {
    const home = given(mode)
    prepare(home)
    expect(await cacheOf(home)).toBeNull()
  })

  it.each(['tmp', 'nowhere'])('is done without where the temporary folder is %s', async (place) => {
    const home = makeHome()
    expect(await cacheOf(home, { TMPDIR: place === 'tmp' ? place : home.path(place) })).toBeNull()
  })

  const isRoot = process.geteuid?.() === 0
  it.runIf(isRoot)('is done without where it is another user’s, or the place is', async () => {
    const own = given(0o1777)
    folder(own, `tmp/${USER}`, 0o700)
    chownSync(own.path('tmp', USER), 12_345, 12_345)
    expect(await cacheOf(own)).toBeNull()
    const around = given(0o755)
    chownSync(around.path('tmp'), 12_345, 12_345)
    expect(await cacheOf(around)).toBeNull()
  })

  it('that Node was told of is left alone', async () => {
    const home = given(0o700)
    expect(await cacheOf(home, { NODE_COMPILE_CACHE: home.path('told') })).toContain(home.path('told'))
  })
})
