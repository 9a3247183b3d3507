import { afterEach, describe, expect, it } from 'vitest'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'
import { startTerminal, stopTerminals } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

const ID = 'AKIAIOSFODNN7EXAMPLE'
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
const KEYS = `aws_access_key_id = ${ID}\naws_secret_access_key = ${SECRET}\n`

function start(home: Home, ...args: string[]) {
  return startTerminal({ command: process.execPath, args: [programFile, ...args], env: home.env, cols: 120 })
}

describe('awsprof configure', () => {
  it('asks as aws configure does, and echoes no secret, typed, pasted, or looked for in a history', async () => {
    const home = makeHome()
    const terminal = start(home, 'configure', '--profile', 'work')
    await terminal.waitFor('AWS Access Key ID [None]:')
    terminal.type(`${ID}\r${SECRET}\r`)
    await terminal.waitFor('Default region name [None]:')
    terminal.press('up')
    terminal.type('eu-west-1\r')
    await terminal.waitFor('Default output format [None]:')
    terminal.press('enter')
    expect(await terminal.exit()).toEqual({ exitCode: 0, signal: null })
    expect(terminal.bytes().toString()).not.toContain(SECRET)
    expect(terminal.text().trim()).toBe(
      `AWS Access Key ID [None]: ${ID}
AWS Secret Access Key [None]: ${'*'.repeat(SECRET.length)}
Default region name [None]: eu-west-1
Default output format [None]:`,
    )
    expect(home.read('.aws/credentials')).toBe(`[work]\n${KEYS}`)
    expect(home.read('.aws/config')).toBe('[profile work]\nregion = eu-west-1\n')
  })

  it('shows keys that are there by their last characters, and Ctrl-C leaves them', async () => {
    const home = makeHome({ credentials: `[default]\n${KEYS}` })
    const terminal = start(home, 'configure')
    await terminal.waitFor('AWS Access Key ID [****************MPLE]:')
    terminal.type('AKIANEW\r')
    await terminal.waitFor('AWS Secret Access Key [****************EKEY]:')
    terminal.press('ctrl-c')
    expect(await terminal.exit()).toEqual({ exitCode: 130, signal: null })
    expect(home.read('.aws/credentials')).toBe(`[default]\n${KEYS}`)
  })

  it('Ctrl-Z gives the terminal to the shell, and fg brings back the question with what was typed', async () => {
    const home = makeHome()
    const terminal = startTerminal({
      command: '/bin/sh',
      args: ['-i'],
      env: { ...home.env, PS1: 'shell> ' },
      cols: 120,
    })
    await terminal.waitFor('shell> ')
    terminal.type(`'${process.execPath}' '${programFile}' configure\r`)
    await terminal.waitFor('AWS Access Key ID [None]:')
    terminal.type('AKIA')
    await terminal.waitFor('[None]: AKIA')
    terminal.press('ctrl-z')
    await terminal.waitFor(/(Stopped|Suspended)[\s\S]*shell>\s*$/i)
    expect(terminal.modes().cursorVisible).toBe(true)
    terminal.type('stty -a; echo answer-$((6*7))\r')
    await terminal.waitFor('answer-42')
    expect(terminal.text()).toMatch(/\bicanon\b/)
    terminal.type('fg\r')
    await terminal.waitFor(/answer-42[\s\S]*AWS Access Key ID \[None\]: AKIA/)
    terminal.type('NEW\r')
    await terminal.waitFor(/ID \[None\]: AKIANEW\nAWS Secret/)
    terminal.press('ctrl-c')
    await terminal.waitFor(/shell>\s*$/)
    expect(home.exists('.aws/credentials')).toBe(false)
  })
})

describe('awsprof import', () => {
  it.each([
    ['y\r', 0, true],
    ['\r', 1, false],
    ['no\r', 1, false],
  ])('asks before it writes: %j', async (answer, exitCode, isWritten) => {
    const home = makeHome()
    home.write('source', `[work]\n${KEYS}`)
    const terminal = start(home, 'import', home.path('source'))
    await terminal.waitFor('Write this? [y/N]')
    expect(terminal.text()).toContain('    2 + aws_access_key_id = ****************MPLE')
    terminal.type(answer)
    expect(await terminal.exit()).toEqual({ exitCode, signal: null })
    expect(home.exists('.aws/credentials')).toBe(isWritten)
  })

  it('does not show what is pasted, and asks on the same terminal', async () => {
    const home = makeHome()
    const terminal = start(home, 'import', '-', '--profile', 'work')
    await terminal.waitFor('press Ctrl-D')
    terminal.type(`export AWS_ACCESS_KEY_ID=${ID}\rexport AWS_SECRET_ACCESS_KEY=${SECRET}`)
    terminal.press('enter', 'ctrl-d')
    await terminal.waitFor('Write this? [y/N]')
    terminal.type('y\r')
    expect(await terminal.exit()).toEqual({ exitCode: 0, signal: null })
    expect(terminal.bytes().toString()).not.toContain(SECRET)
    expect(home.read('.aws/credentials')).toBe(`[work]\n${KEYS}`)
  })
})
