import { afterEach, expect, it } from 'vitest'
import { ssoTokenFile } from '../support/aws/cli-caches.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { makeSampleHome } from '../support/files/sample-home.ts'
import { jsonOf, runInHome } from '../support/program/run-in-home.ts'

afterEach(removeHomes)

const CLEAN = '[profile one]\nregion = us-east-1\noutput = json\n'

it('finds nothing in a clean file: exit 0', async () => {
  const home = makeHome({ config: CLEAN })
  expect(await runInHome(home, 'lint')).toEqual({ exitCode: 0, stdout: 'No problems found.\n', stderr: '' })
  expect((await runInHome(home, 'lint', '--json')).stdout).toBe('{\n  "problems": []\n}\n')
})

it('a warning is no error: exit 0', async () => {
  const result = await runInHome(makeHome({ config: `${CLEAN}regoin = x\n` }), 'lint', '--json')
  expect(result.exitCode).toBe(0)
  expect(jsonOf(result)).toEqual({
    problems: [
      {
        severity: 'warning',
        code: 'unknown-setting',
        message: expect.stringContaining('region'),
        profile: 'one',
        file: 'config',
        line: 4,
        // There is a region: which of the two is meant takes a choice.
        fix: null,
      },
    ],
  })
  const [first] = (jsonOf(result) as { problems: object[] }).problems
  expect(Object.keys(first!)).toEqual(['severity', 'code', 'message', 'profile', 'file', 'line', 'fix'])
})

it('tells the one right mending of a problem', async () => {
  const home = makeHome({ config: '[profile one]\nregoin = us-east-1\noutput = json\n' })
  expect(jsonOf(await runInHome(home, 'lint', '--json'))).toMatchObject({
    problems: [
      { code: 'no-region', fix: 'rename regoin to region' },
      { code: 'unknown-setting', fix: 'rename regoin to region' },
    ],
  })
  expect((await runInHome(home, 'lint')).stdout).toContain('    --fix: rename regoin to region\n')
})

it('an error is bad news: exit 1, with file and line, and a sum', async () => {
  const result = await runInHome(makeSampleHome(), 'lint')
  expect([result.exitCode, result.stderr]).toEqual([1, ''])
  expect(result.stdout).toMatch(/^✗ config:25 {2}cycle {2}loop-a\n {4}\S/m)
  expect(result.stdout).toMatch(/^2 errors, \d+ warnings, 2 hints$|^2 errors, /m)
})

it('tells of a damaged token once, however many profiles it serves', async () => {
  const home = makeSampleHome()
  home.write(`.aws/sso/cache/${ssoTokenFile('my-sso')}`, '')
  const { problems } = jsonOf(await runInHome(home, 'lint', '--json')) as { problems: { code: string }[] }
  expect(problems.filter(({ code }) => code === 'damaged-cache')).toHaveLength(1)
})

it('redacts account ids in its sentences', async () => {
  const home = makeHome({
    config: `${CLEAN}sso_account_id = 111122223333\nregoin = 111122223333\n[profile 444455556666]\n`,
  })
  for (const args of [['lint'], ['lint', '--json']]) {
    const { stdout } = await runInHome(home, '--redact', ...args)
    expect(stdout.replaceAll(/"profile": .*/g, '')).not.toMatch(/\d{12}/)
  }
})
