import { spawnSync } from 'node:child_process'
import { afterEach, describe, expect, it } from 'vitest'
import { copyNotice, copySequence, copyText } from '../../src/terminal/clipboard.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'

afterEach(removeHomes)

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
  it.each<Record<string, string>>([{ TERM: 'linux' }, { TERM: 'dumb' }, { TERM_PROGRAM: 'Apple_Terminal' }])(
    '%j gets nothing, and the user is told',
    async (variables) => {
      const { way, sent } = await copied(makeHome(), variables)
      expect([way, sent]).toEqual([{ type: 'none' }, ''])
      expect(copyNotice('the ARN', way)).toEqual({
        tone: 'warning',
        text: 'Cannot copy the ARN: this terminal has no clipboard that programs can reach.',
      })
    },
  )
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

  it.skipIf(spawnSync('tmux', ['-V']).status !== 0).each([
    ['external', { type: 'tmux' }],
    ['off', { type: 'tmux-buffer' }],
  ])('the real one has it in its buffer; set-clipboard %s', async (mode, way) => {
    const home = makeHome()
    const socket = home.path('tmux.sock')
    const tmux = (...args: string[]) => spawnSync('tmux', ['-S', socket, '-f', '/dev/null', ...args])
    expect(tmux('new-session', '-d', 'cat').status).toBe(0)
    try {
      tmux('set-option', '-s', 'set-clipboard', mode)
      expect((await copied(home, { TMUX: `${socket},1,0` })).way).toEqual(way)
      expect(tmux('show-buffer').stdout.toString()).toBe(TEXT)
    } finally {
      tmux('kill-server')
    }
  })
})
