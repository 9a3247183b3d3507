import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { isRunning } from '../support/program/process-tree.ts'
import { programFile, runCommand, runProgram } from '../support/program/run.ts'
import { stopTerminals } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

const program = fileURLToPath(new URL('process-program.ts', import.meta.url))

/** A home with a long-running tool that writes down its process ID and its child's. */
function homeWithTool(start: string): Home {
  const home = makeHome()
  const [fresh, pids] = [home.path('fresh'), home.path('pids')]
  const script = `${start} sleep 600 & echo $$ $! > '${fresh}'; mv '${fresh}' '${pids}'; wait`
  home.write('tool', `#!/bin/sh\n${script}\n`, 0o755)
  home.write('.aws/config', `[profile one]\ncredential_process = ${home.path('tool')}\n`)
  return home
}

async function pidsOf(home: Home): Promise<number[]> {
  await expect.poll(() => existsSync(home.path('pids')), { timeout: 20_000 }).toBe(true)
  return home.read('pids').trim().split(' ').map(Number)
}

const expectGone = (pids: readonly number[]) =>
  expect.poll(() => pids.filter(isRunning), { timeout: 20_000 }).toEqual([])

describe('a credential_process ends with awsprof', () => {
  it.each(['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGKILL'] as const)(
    'that dies of %s',
    async (signal) => {
      const home = homeWithTool('')
      const ours = spawn(process.execPath, [program, home.path('tool'), '600000'], { cwd: home.dir })
      const pids = await pidsOf(home)
      ours.kill(signal)
      expect(await once(ours, 'exit')).toEqual([null, signal])
      await expectGone(pids)
    },
  )

  it('that is itself the credential_process of another, which stops it', async () => {
    const home = homeWithTool('')
    const inner = `'${process.execPath}' '${programFile}' export one --format process`
    home.write('.aws/config', `${home.read('.aws/config')}[profile outer]\ncredential_process = ${inner}\n`)
    const checking = runProgram(['check', 'outer', '--timeout', '3'], { env: home.env })
    const pids = await pidsOf(home)
    expect((await checking).stdout).toContain('did not end within 3 s')
    await expectGone(pids)
  })

  it('that quits', async () => {
    const home = homeWithTool('')
    const terminal = startDashboard(home)
    await terminal.waitFor('1 profile')
    terminal.press('c')
    const pids = await pidsOf(home)
    terminal.press('q')
    expect(await terminal.exit()).toMatchObject({ exitCode: 0 })
    await expectGone(pids)
  })
})

it('awsprof does not wait for a process that keeps the pipes open after a time-out', async () => {
  const home = homeWithTool('setsid')
  const { stdout } = await runCommand(process.execPath, [program, home.path('tool'), '1000'], {
    env: home.env,
  })
  const [, runaway = 0] = await pidsOf(home)
  expect([stdout, isRunning(runaway)]).toEqual([expect.stringContaining('did not end within 1 s'), true])
  process.kill(runaway, 'SIGKILL')
})
