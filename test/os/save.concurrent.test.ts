import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { parse } from '../../src/ini/parse.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runCommand } from '../support/program/run.ts'

afterEach(removeHomes)

const writer = fileURLToPath(new URL('save-writer.ts', import.meta.url))
const settings = (name: string, count: number) =>
  Array.from({ length: count }, (_, at) => `${name}_${at}=${at}`)

it('two processes with 200 edits each lose none', async () => {
  const home = makeHome({ config: '# mine\n[profile dev]\n\n[profile z]\nregion = a\n' })
  const files = [home.path('.aws/config'), home.path('.aws/credentials')]
  const all = ['a', 'b'].map((name) => settings(name, 200))
  const results = await Promise.all(
    all.map((each) => runCommand(process.execPath, [writer, ...files, ...each], { env: home.env })),
  )
  expect(results.map(({ exitCode, stderr }) => [exitCode, stderr])).toEqual([
    [0, ''],
    [0, ''],
  ])
  const text = home.read('.aws/config')
  const written = parse(text).sections[0]?.settings.map(({ key, value }) => `${key}=${value}`)
  expect(written?.toSorted()).toEqual(all.flat().toSorted())
  expect(text.replace(/^[ab]_.*\n/gm, '')).toBe('# mine\n[profile dev]\n\n[profile z]\nregion = a\n')
  expect(readdirSync(home.path('.aws'))).toEqual(['config'])
})

it('killed at any moment, the file is the old or the new one, whole, and nothing piles up', async () => {
  // Long enough that a write which is not atomic would be caught half done.
  const filler = `[profile filler]\n${Array.from({ length: 500 }, (_, at) => `key_${at} = ${'x'.repeat(60)}\n`).join('')}`
  const start = `[profile dev]\n${filler}`
  const home = makeHome({ config: start })
  const path = home.path('.aws/config')
  const whole = /^\[profile dev\]\n(?:k_\d+ = \d+\n)*$/
  const writes: number[] = []
  for (let round = 0; round < 8; round++) {
    const former = readFileSync(path, 'utf8')
    const files = [path, home.path('.aws/credentials')]
    const each = settings('k', 1_000).map((setting) => setting.replace('k_', `k_${round}`))
    const child = spawn(process.execPath, [writer, ...files, ...each], { env: home.env, stdio: 'ignore' })
    const ended = new Promise((resolve) => child.on('close', resolve))
    // Killed somewhere in its work, each time after another number of writes.
    for (let seen = 0; seen <= round; ) {
      await new Promise((resolve) => setImmediate(resolve))
      const text = readFileSync(path, 'utf8')
      expect(text.endsWith(filler)).toBe(true)
      seen = text.split('\n').length - former.split('\n').length
    }
    child.kill('SIGKILL')
    await ended
    const text = readFileSync(path, 'utf8')
    expect(text.endsWith(filler)).toBe(true)
    expect(text.slice(0, -filler.length)).toMatch(whole)
    writes.push(text.length - former.length)
  }
  expect(writes.every((grown) => grown > 0)).toBe(true)
  // The next writer takes over what the killed ones have left.
  const { exitCode, stderr } = await runCommand(
    process.execPath,
    [writer, path, home.path('.aws/credentials'), 'last=1'],
    { env: home.env },
  )
  expect([exitCode, stderr]).toEqual([0, ''])
  expect(readdirSync(home.path('.aws'))).toEqual(['config'])
})
