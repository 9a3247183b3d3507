import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, expect, it } from 'vitest'
import { launcher } from '../../src/build/launcher.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { runCommand } from '../support/program/run.ts'

afterEach(removeHomes)

const USER = `awsprof-${process.geteuid?.()}`
const CLI = `exports.start = () => { process.exitCode = Number(process.argv[3] ?? 0) }`

async function run(home: Home, args: readonly string[], variables: Record<string, string | undefined> = {}) {
  return runCommand(process.execPath, [home.path('program/awsprof.js'), ...args], {
    env: { ...home.env, TMPDIR: home.path('tmp'), NODE_COMPILE_CACHE: undefined, ...variables },
  })
}

function program(build = 'b1'): Home {
  const home = makeHome()
  home.write('tmp/.keep', '')
  home.write('program/awsprof.js', launcher('1.2.3', build, ['list', 'show']), 0o755)
  home.write('program/cli.js', CLI)
  home.write('program/main.js', CLI)
  return home
}

const saved = (home: Home) =>
  readdirSync(home.path('tmp', USER))
    .filter((name) => name.startsWith('awsprof-'))
    .map((name) => name.replace(`-${process.version}-${process.arch}`, ''))
    .sort()

it('the first run of each command saves its compiled code, and wrong usage none', async () => {
  const home = program()
  for (const args of [[], ['list'], ['list'], ['show', '2'], ['anything']]) await run(home, args)
  expect(saved(home)).toEqual(['awsprof-b1-dashboard', 'awsprof-b1-list', 'awsprof-b1-other'])
})

it('code that is cut off, damaged, or something else, is compiled and saved anew', async () => {
  const home = program()
  await run(home, ['list'])
  const [name = ''] = readdirSync(home.path('tmp', USER)).filter((each) => each.startsWith('awsprof-'))
  const path = home.path('tmp', USER, name)
  const whole = readFileSync(path)
  const damaged = Buffer.from(whole)
  damaged.writeUInt8(damaged.readUInt8(whole.length / 2 - 9) ^ 1, whole.length / 2 - 9)
  for (const content of ['', 'junk', 'twicetwice', whole.subarray(0, 200), damaged]) {
    writeFileSync(path, content)
    expect(await run(home, ['list'])).toEqual({ exitCode: 0, stdout: '', stderr: '' })
    const again = readFileSync(path)
    expect([
      again.length > 200,
      again.subarray(0, again.length / 2).equals(again.subarray(again.length / 2)),
    ]).toEqual([true, true])
  }
})

it('nothing is saved where Node is told to keep no code', async () => {
  const home = program()
  await run(home, ['list'], { NODE_DISABLE_COMPILE_CACHE: '1' })
  expect(readdirSync(home.path('tmp'))).toEqual(['.keep'])
})
