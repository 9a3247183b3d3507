import { spawnSync } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import { copyNotice, copySequence, copyText } from '../../src/terminal/clipboard.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { startTerminal, stopTerminals } from '../support/program/terminal.ts'

const servers: string[] = []

afterEach(async () => {
  for (const socket of servers.splice(0)) spawnSync('tmux', ['-S', socket, 'kill-server'])
  await stopTerminals()
  removeHomes()
})

const PLAIN = '\u001b]52;c;aMOpbGxv\u0007'
const TEXT = 'héllo'

describe('the sequence for the terminal', () => {
  it.each<[string, Record<string, string>, string]>([
    ['alone', {}, PLAIN],
    ['in tmux also passed through', { TMUX: '/tmp/t,1,0' }, `${PLAIN}\u001bPtmux;\u001b${PLAIN}\u001b\\`],
    ['in GNU screen passed through', { STY: '1.pts-0' }, `\u001bP${PLAIN}\u001b\\`],
  ])('%s', (_, variables, sequence) => {
    expect(copySequence(TEXT, variables)).toBe(sequence)
  })

  it('of a long text is cut in GNU screen', () => {
    const pieces = copySequence('x'.repeat(2_000), { STY: '1.pts-0' }).split('\u001b\\')
    expect(pieces.length).toBeGreaterThan(3)
    expect(Math.max(...pieces.map((each) => each.length))).toBeLessThanOrEqual(768)
  })

  it('cannot be ended by the text', () => {
    const sequence = copySequence('\u0007\u001b\\\u001b]0;title\u0007', {})
    expect(sequence.slice(1, -1)).not.toMatch(/[\u0000-\u001f]/)
  })
})

/** A home with a folder of programs, each of which writes its arguments and input to a file and ends with a status. */
function withPrograms(programs: Readonly<Record<string, number>>): Home {
  const home = makeHome()
  for (const [name, status] of Object.entries(programs)) {
    const log = home.path(`${name}.log`)
    home.write(`bin/${name}`, `#!/bin/sh\necho "$@" > '${log}'\ncat >> '${log}'\nexit ${status}\n`, 0o755)
  }
  return home
}

/** How the text was copied, and what the terminal got. */
async function copied(home: Home, variables: Record<string, string>, platform = 'linux') {
  let sent = ''
  const control = (sequence: string) => {
    sent += sequence
  }
  const env = { PATH: `${home.path('bin')}:/usr/bin:/bin`, ...variables }
  return { way: await copyText(TEXT, { variables: env, platform, control }), sent }
}

describe('without tmux and SSH a program of the desktop is asked, by its standard input', () => {
  it.each<[string, string, Record<string, string>, string]>([
    ['wl-copy', 'linux', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, ''],
    ['xclip', 'linux', { DISPLAY: ':0' }, '-selection clipboard'],
    ['pbcopy', 'darwin', {}, ''],
  ])('%s', async (name, platform, variables, args) => {
    const home = withPrograms({ [name]: 0 })
    const { way, sent } = await copied(home, variables, platform)
    expect(way).toEqual({ type: 'program', name })
    expect(home.read(`${name}.log`)).toBe(`${args}\n${TEXT}`)
    expect(sent).toBe('')
  })

  it('the next one where one is missing or fails, and the terminal where none is left', async () => {
    const home = withPrograms({ 'wl-copy': 1, xsel: 0 })
    const desktop = { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }
    expect((await copied(home, desktop)).way).toEqual({ type: 'program', name: 'xsel' })
    const none = withPrograms({ 'wl-copy': 1 })
    expect(await copied(none, { WAYLAND_DISPLAY: 'wayland-0' })).toEqual({
      way: { type: 'terminal' },
      sent: PLAIN,
    })
  })

  it('clip.exe gets UTF-16', async () => {
    const home = withPrograms({ 'clip.exe': 0 })
    expect((await copied(home, { WSL_DISTRO_NAME: 'Debian' })).way).toEqual({
      type: 'program',
      name: 'clip.exe',
    })
    const { stdout } = spawnSync('tail', ['-c', String(2 * (TEXT.length + 1)), home.path('clip.exe.log')])
    expect(stdout).toEqual(Buffer.from(`\ufeff${TEXT}`, 'utf16le'))
  })

  it('over SSH none of them, because their desktop is at the other end', async () => {
    const home = withPrograms({ xclip: 0 })
    const { way } = await copied(home, {
      DISPLAY: 'localhost:10.0',
      SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22',
    })
    expect(way).toEqual({ type: 'terminal' })
  })
})

describe('a terminal that has no clipboard for programs', () => {
  const VTE = { TERM: 'xterm-256color', VTE_VERSION: '7600' }

  it.each<[Record<string, string>, string]>([
    [{ TERM: 'linux' }, 'In tmux it would be in tmux’s buffer.'],
    [{ TERM: 'dumb' }, 'In tmux it would be in tmux’s buffer.'],
    [{ TERM_PROGRAM: 'Apple_Terminal' }, 'In tmux it would be in tmux’s buffer.'],
    [{ ...VTE, DISPLAY: ':0' }, 'Install xclip and try again.'],
    [{ ...VTE, DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, 'Install wl-clipboard and try again.'],
  ])('%j gets nothing, and the user is told what helps', async (variables, advice) => {
    const { way, sent } = await copied(makeHome(), { ...variables, PATH: '/nonexistent' })
    expect(sent).toBe('')
    expect(copyNotice('the ARN', way)).toEqual({
      tone: 'warning',
      text: `Cannot copy the ARN: this terminal has no clipboard that programs can reach. ${advice}`,
    })
  })

  it.each<Record<string, string>>([
    { TERM: 'xterm-kitty' },
    { TERM: 'alacritty' },
    { TERM_PROGRAM: 'WezTerm' },
    { XTERM_VERSION: 'XTerm(390)' },
  ])('is not one that was started from it: %j', async (own) => {
    expect((await copied(makeHome(), { ...VTE, ...own })).way).toEqual({ type: 'terminal' })
  })
})

describe('a program that cannot do it', () => {
  it('is given up when it hangs, whatever signal it ignores', async () => {
    const home = makeHome()
    home.write('bin/xclip', '#!/bin/sh\ntrap "" TERM\nexec tail -f /dev/null\n', 0o755)
    expect((await copied(home, { DISPLAY: ':0' })).way).toEqual({ type: 'terminal' })
  })

  it('is passed over when it cannot even be started', async () => {
    const home = withPrograms({ xclip: 0 })
    const tooMuch = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`V${at}`, 'x'.repeat(120_000)]))
    expect((await copied(home, { DISPLAY: ':0', ...tooMuch })).way).toEqual({ type: 'terminal' })
  })
})

describe('inside tmux', () => {
  it('an old one that knows no -w gets the buffer, and the terminal is asked, too', async () => {
    const home = makeHome()
    home.write('bin/tmux', '#!/bin/sh\ncase "$*" in *-w*) exit 1;; esac\ncat > /dev/null\n', 0o755)
    const { way, sent } = await copied(home, { TMUX: '/tmp/t,1,0' })
    expect(way).toEqual({ type: 'tmux-buffer' })
    expect(sent).toContain(PLAIN)
  })

  it('that cannot be reached, the terminal is asked', async () => {
    const home = withPrograms({ tmux: 1 })
    expect((await copied(home, { TMUX: '/tmp/t,1,0' })).way).toEqual({ type: 'terminal' })
  })

  const hasTmux = spawnSync('tmux', ['-V']).status === 0

  it.skipIf(!hasTmux).each<[string, string, string, boolean]>([
    ['xterm-256color', 'external', 'tmux', true],
    // tmux asks `set-clipboard` about what programs send, not about its own -w.
    ['xterm-256color', 'off', 'tmux', true],
    ['linux', 'external', 'tmux-buffer', false],
  ])('the real one in a terminal %s, set-clipboard %s: %s', async (TERM, mode, type, isSent) => {
    const { home, socket, tmux } = realTmux(mode)
    const outer = startTerminal({
      command: 'tmux',
      args: ['-S', socket, 'attach'],
      env: { PATH: process.env.PATH, TERM, LC_ALL: 'C.UTF-8' },
    })
    await outer.waitFor('cat')
    expect((await copied(home, { TMUX: `${socket},1,0` })).way).toEqual({ type })
    expect(tmux('show-buffer').stdout.toString()).toBe(TEXT)
    // What tmux writes arrives in order, so the clipboard has come before this.
    tmux('rename-window', 'afterwards')
    await outer.waitFor('afterwards')
    expect(outer.bytes().includes(';aMOpbGxv\u0007')).toBe(isSent)
  })

  it.skipIf(!hasTmux)('the real one that no terminal is attached to has it in its buffer alone', async () => {
    const { home, socket, tmux } = realTmux('external')
    expect((await copied(home, { TMUX: `${socket},1,0` })).way).toEqual({ type: 'tmux-buffer' })
    expect(tmux('show-buffer').stdout.toString()).toBe(TEXT)
  })
})

/** A tmux server of its own with one session, without the user's configuration. */
function realTmux(setClipboard: string) {
  const home = makeHome()
  const socket = home.path('tmux.sock')
  const tmux = (...args: string[]) => spawnSync('tmux', ['-S', socket, '-f', '/dev/null', ...args])
  servers.push(socket)
  expect(tmux('new-session', '-d', '-n', 'cat', 'cat').status).toBe(0)
  tmux('set-option', '-s', 'set-clipboard', setClipboard)
  return { home, socket, tmux }
}
