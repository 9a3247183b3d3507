import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { removeHomes } from '../support/files/home.ts'
import { makeSampleHome, SAMPLE_CONFIG } from '../support/files/sample-home.ts'
import {
  aftermath,
  dashboardCommand,
  nodeIn,
  selectedRow,
  startDashboard,
  startUnderShell,
} from '../support/program/dashboard.ts'
import { isRunning, sessionMembers } from '../support/program/process-tree.ts'
import { startTerminal, stopTerminals, type Terminal } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

function expectGivenBack(terminal: Terminal, stty: ReadonlySet<string>): void {
  expect(terminal.isAlternate()).toBe(false)
  expect(terminal.modes()).toMatchObject({ cursorVisible: true, bracketedPaste: false, wraparound: true })
  for (const word of ['icanon', 'echo', 'isig', 'opost']) expect(stty).toContain(word)
  expect(terminal.text()).not.toContain('Source chain')
}

describe('however the dashboard ends, the terminal is as it was before', () => {
  it.each([
    ['q', 0],
    ['ctrl-c', 0],
  ])('%s', async (key, wanted) => {
    const terminal = startUnderShell(makeSampleHome(), dashboardCommand)
    await terminal.waitFor('Source chain')
    terminal.press(key)
    const { status, stty } = await aftermath(terminal)
    expect(status).toBe(wanted)
    expectGivenBack(terminal, stty)
  })

  const SIGNALS = [
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
    ['SIGABRT', 134],
    ['SIGALRM', 142],
    ['SIGUSR2', 140],
    ['SIGXCPU', 152],
  ] as const

  it.each(SIGNALS)('%s, which then kills it', async (signal, wanted) => {
    const terminal = startUnderShell(makeSampleHome(), dashboardCommand)
    await terminal.waitFor('Source chain')
    terminal.press('down')
    await terminal.waitFor(/▸● dev/)
    process.kill(nodeIn(terminal), signal)
    const { status, stty } = await aftermath(terminal)
    expect(status).toBe(wanted)
    expectGivenBack(terminal, stty)
  })

  it.each(SIGNALS.slice(0, 4))('%s, after Ink has taken the keyboard', async (signal, wanted) => {
    const terminal = startUnderShell(makeSampleHome(), dashboardCommand)
    await terminal.waitFor('Source chain')
    terminal.press('/')
    // Only Ink answers characters beyond ASCII.
    terminal.type('é')
    await terminal.waitFor(/\/é/)
    process.kill(nodeIn(terminal), signal)
    const { status, stty } = await aftermath(terminal)
    expect(status).toBe(wanted)
    expectGivenBack(terminal, stty)
  })

  it.each(['throw', 'reject'])('a bug (%s), reported without the text of any file', async (how) => {
    const program = fileURLToPath(new URL('faulty-program.ts', import.meta.url))
    const terminal = startUnderShell(makeSampleHome(), `'${process.execPath}' '${program}' ${how}`)
    await terminal.waitFor('about to fail')
    terminal.press('x')
    const { status, stty } = await aftermath(terminal)
    expect(status).toBe(1)
    expectGivenBack(terminal, stty)
    expect(terminal.text()).toMatch(/crashed because of a bug \(RangeError\)/)
    expect(terminal.text()).toContain('faulty-program.ts')
    expect(terminal.bytes().toString()).not.toContain('a secret in the message')
  })
})

it('Ctrl-Z gives the terminal to the shell, fg brings the dashboard back and reads the files again', async () => {
  const home = makeSampleHome()
  const terminal = startTerminal({
    command: '/bin/sh',
    args: ['-i'],
    env: { ...home.env, PS1: 'shell> ' },
    cols: 120,
    rows: 40,
  })
  await terminal.waitFor('shell> ')
  terminal.type(`${dashboardCommand}\r`)
  await terminal.waitFor('Source chain')
  terminal.press('down')
  await terminal.waitFor(/▸● dev/)

  terminal.press('ctrl-z')
  await terminal.waitFor(/(Stopped|Suspended)[\s\S]*shell>\s*$/i)
  expect(terminal.isAlternate()).toBe(false)
  expect(terminal.modes()).toMatchObject({ cursorVisible: true, bracketedPaste: false })
  terminal.type('stty -a; echo answer-$((6*7))\r')
  await terminal.waitFor('answer-42')
  expect(terminal.text()).toMatch(/\bicanon\b/)
  expect(terminal.text()).not.toMatch(/-echo\b/)

  home.write('.aws/config', `${SAMPLE_CONFIG}[profile late]\nregion = us-east-1\n`)
  terminal.type('fg\r')
  await terminal.waitFor('9 profiles')
  await terminal.waitFor('late')
  expect(terminal.isAlternate()).toBe(true)
  expect(selectedRow(terminal)).toContain('dev')
  terminal.press('j')
  await terminal.waitFor(/▸● prod-admin/)
  terminal.press('q')
  await terminal.waitFor(/shell>\s*$/)
  expect(terminal.isAlternate()).toBe(false)
})

it.each([
  ['E', 'EDITOR'],
  ['$', 'SHELL'],
])('what %s starts gets the keys that interrupt, the dashboard stays', async (key, variable) => {
  const home = makeSampleHome()
  const script = "trap 'echo caught' INT QUIT; echo lent; until [ x$line = xend ]; do read line; done"
  home.write('lent', `#!/bin/sh\n${script}\n`, 0o755)
  const terminal = startDashboard(home, { env: { [variable]: home.path('lent') } })
  await terminal.waitFor('Source chain')
  terminal.press(key)
  await terminal.waitFor(/^lent$/m)
  // One after the other: of two signals at once, dash can run one trap only.
  terminal.press('ctrl-c')
  await terminal.waitFor('caught')
  terminal.press('ctrl-\\')
  await terminal.waitFor(/caught[\s\S]*caught/)
  terminal.type('end\r')
  await terminal.waitFor('Source chain')
  terminal.press('down')
  await terminal.waitFor(/▸● dev/)
  // Once a second key is answered, everything before the first one has been handled.
  terminal.press('down')
  await terminal.waitFor(/▸● prod-admin/)
  terminal.signal('SIGINT')
  expect(await terminal.exit()).toEqual({ exitCode: null, signal: 'SIGINT' })
})

it('SIGTSTP from another program suspends it as Ctrl-Z does', async () => {
  const home = makeSampleHome()
  const terminal = startTerminal({
    command: '/bin/sh',
    args: ['-i'],
    env: { ...home.env, PS1: 'shell> ' },
    cols: 120,
    rows: 40,
  })
  await terminal.waitFor('shell> ')
  terminal.type(`${dashboardCommand}\r`)
  await terminal.waitFor('Source chain')
  for (let round = 0; round < 2; round++) {
    process.kill(nodeIn(terminal), 'SIGTSTP')
    await terminal.waitFor(/shell>\s*$/)
    expect(terminal.isAlternate()).toBe(false)
    terminal.type('fg\r')
    await terminal.waitFor('Source chain')
  }
  terminal.press('q')
  await terminal.waitFor(/shell>\s*$/)
})

it('SIGUSR1 does not open the inspector of Node', async () => {
  const terminal = startDashboard(makeSampleHome())
  await terminal.waitFor('Source chain')
  terminal.signal('SIGUSR1')
  terminal.press('down')
  await terminal.waitFor(/▸● dev/)
  expect(terminal.bytes().toString()).not.toContain('Debugger')
})

it('SIGTERM ends it although the terminal takes no output', async () => {
  const terminal = startDashboard(makeSampleHome())
  await terminal.waitFor('Source chain')
  terminal.stall()
  // Far more frames than a terminal holds that nobody reads from.
  for (let times = 0; times < 300; times++) terminal.press('?', 'esc')
  terminal.signal('SIGTERM')
  await expect.poll(() => isRunning(terminal.pid), { timeout: 5_000 }).toBe(false)
})

it.each([
  [65_535, 65_535],
  [1, 1],
  [0, 0],
])('starts in a terminal that says it has %i × %i cells', async (cols, rows) => {
  const terminal = startUnderShell(makeSampleHome(), `stty cols ${cols} rows ${rows}; ${dashboardCommand}`)
  await expect.poll(() => terminal.bytes().toString()).toContain('\x1b[?1049h')
  terminal.press('q')
  await expect.poll(() => terminal.bytes().toString()).toContain('ended with 0')
})

it('Ctrl-Z without a shell to return to: the dashboard stays', async () => {
  const terminal = startDashboard(makeSampleHome())
  await terminal.waitFor('Source chain')
  const before = terminal.mark()
  terminal.press('ctrl-z')
  await expect.poll(() => terminal.bytesSince(before).toString()).toMatch(/\[\?1049l[\s\S]*\[\?1049h/)
  terminal.press('down')
  await terminal.waitFor(/▸● dev/)
})

it('does not outlive its terminal', async () => {
  const terminal = startUnderShell(makeSampleHome(), dashboardCommand)
  await terminal.waitFor('Source chain')
  expect(sessionMembers(terminal.pid)).toHaveLength(2)
  process.kill(terminal.pid, 'SIGKILL')
  await expect.poll(() => sessionMembers(terminal.pid), { timeout: 10_000 }).toEqual([])
})
