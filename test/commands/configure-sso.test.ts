import { afterAll, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runInHome } from '../support/program/run-in-home.ts'

afterAll(removeHomes)

const home = makeHome()

it.each([
  [['configure', 'sso'], 'configure sso asks on a terminal'],
  [['configure', 'sso', '--profile', 'a]'], '--profile: a name cannot contain ]'],
  [['configure', 'sos'], 'configure takes nothing but sso, not "sos"'],
])('refuses awsprof %j without a terminal, and writes nothing', async (args, said) => {
  const { exitCode, stdout, stderr } = await runInHome(home, ...args)
  expect([exitCode, stdout]).toEqual([2, ''])
  expect(stderr).toContain(`awsprof: ${said}`)
  expect(home.exists('.aws')).toBe(false)
})
