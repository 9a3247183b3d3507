import { afterAll, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runHere } from '../support/program/run-in-home.ts'

afterAll(removeHomes)

const CONFIG = '[profile dev]\nregion = x\n[profile "two words"]\nregion = x\n'

it.each([
  [['export'], { AWS_PROFILE: 'dev' }, CONFIG, "'name'; for the active profile: awsprof export dev"],
  [['console'], { AWS_DEFAULT_PROFILE: 'two words' }, CONFIG, "active profile: awsprof console 'two words'"],
  [['show'], {}, '[default]\nregion = x\n', 'active profile: awsprof show default'],
  [['exec'], { AWS_PROFILE: 'dev' }, CONFIG, 'active profile: awsprof exec dev -- COMMAND'],
  [['exec', '--', 'aws', 's3', 'ls'], { AWS_PROFILE: 'dev' }, CONFIG, 'awsprof exec dev -- COMMAND'],
  [['export'], {}, CONFIG, "missing required argument 'name'"],
  [['export'], { AWS_PROFILE: 'nope' }, CONFIG, "missing required argument 'name'"],
  [['exec', 'dev'], { AWS_PROFILE: 'dev' }, CONFIG, "missing required argument 'command'"],
  [['--demo', 'export'], { AWS_PROFILE: 'dev' }, '', 'awsprof export d'],
])('%j with %j says what to type', async (args, env, config, stderr) => {
  const result = await runHere(args, makeHome({ config, env }).env)
  expect(result).toMatchObject({ exitCode: 2, stdout: '' })
  expect(result.stderr).toContain(stderr)
  if (!stderr.includes('awsprof'))
    expect(result.stderr.trimEnd()).toMatch(/argument '\w+'; awsprof \w+ --help has examples$/)
})
