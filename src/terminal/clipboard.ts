import { spawn } from 'node:child_process'
import type { Variables } from '../profiles/environment.ts'
import { canBrowse } from './browser.ts'
import { passedThrough } from './pass-through.ts'

/** How a text was copied. */
export type CopyWay =
  /** The clipboard of this machine, by this program. */
  | { readonly type: 'program'; readonly name: string }
  /** tmux's buffer, and sent from there to the terminal's clipboard. */
  | { readonly type: 'tmux' }
  /** tmux's buffer; whether it got any further is not known. */
  | { readonly type: 'tmux-buffer' }
  /** Asked of the terminal, which does not answer. */
  | { readonly type: 'terminal' }
  /** By no way. `advice`: what would help, as a sentence. */
  | { readonly type: 'none'; readonly advice: string }

/** What to tell the user: what was copied and by which way, or that no way is known. `what`: `the ARN`. */
export function copyNotice(
  what: string,
  way: CopyWay,
): { readonly tone: 'info' | 'warning'; readonly text: string } {
  switch (way.type) {
    case 'program':
      return { tone: 'info', text: `Copied ${what} (${way.name}).` }
    case 'tmux':
      return { tone: 'info', text: `Copied ${what} (tmux).` }
    case 'tmux-buffer':
      return { tone: 'info', text: `Copied ${what} to tmux’s buffer: paste it with prefix ].` }
    case 'terminal':
      return { tone: 'info', text: `Sent ${what} to the terminal’s clipboard (OSC 52).` }
    case 'none':
      return {
        tone: 'warning',
        text: `Cannot copy ${what}: this terminal has no clipboard that programs can reach. ${way.advice}`,
      }
  }
}

export interface Surroundings {
  readonly variables: Variables
  readonly platform: string
  /** Writes a control sequence to the terminal. */
  readonly control: (sequence: string) => void
}

/**
 * Copies a text by the first way that works: tmux, a program of this desktop, the terminal. Never rejects. The text
 * reaches programs by their standard input alone, because everybody can read arguments.
 */
export async function copyText(text: string, surroundings: Surroundings): Promise<CopyWay> {
  const { variables, platform, control } = surroundings
  if (variables.TMUX) {
    const way = await byTmux(text, surroundings)
    if (way) return way
  } else if (hasDesktop(surroundings)) {
    for (const [name, ...args] of desktopPrograms(variables, platform)) {
      if (name !== undefined && (await feed(name, args, text, variables))) return { type: 'program', name }
    }
  }
  if (isDeaf(variables)) return { type: 'none', advice: adviceFor(surroundings) }
  control(copySequence(text, variables))
  return { type: 'terminal' }
}

/** `-w` also sends the buffer to the terminal (tmux 3.2), whatever `set-clipboard` says, if the terminal can take it. */
async function byTmux(text: string, { variables, control }: Surroundings): Promise<CopyWay | null> {
  if (await feed('tmux', ['load-buffer', '-w', '-'], text, variables)) {
    const answer = await answerOf('tmux', TERMINAL_OF_TMUX, variables)
    return { type: takesClipboard(answer ?? '') ? 'tmux' : 'tmux-buffer' }
  }
  if (await feed('tmux', ['load-buffer', '-'], text, variables)) {
    control(copySequence(text, variables))
    return { type: 'tmux-buffer' }
  }
  return null
}

/** The terminal that tmux would send to, empty if none is attached; then the capabilities of all its terminals. */
const TERMINAL_OF_TMUX = ['display-message', '-p', '#{client_tty}', ';', 'show-messages', '-T']

/**
 * tmux sends to terminals with the capability `Ms` alone, and says nothing about the others.
 *
 * @param answer `/dev/pts/1`, then for each terminal `Terminal 0: xterm for /dev/pts/1, flags=0x20:` and lines such as
 *   ` 192: Ms: (string) …` or ` 192: Ms: [missing]`
 */
function takesClipboard(answer: string): boolean {
  const [tty = '', ...lines] = answer.split('\n')
  if (tty === '') return false
  let isThisOne = false
  for (const line of lines) {
    if (line.startsWith('Terminal ')) isThisOne = line.includes(` for ${tty},`)
    else if (isThisOne && /^\s*\d+: Ms: \(string\)/.test(line)) return true
  }
  return false
}

/** A desktop in front of the user, not at the other end of an SSH session. */
function hasDesktop({ variables, platform }: Surroundings): boolean {
  return canBrowse({ ...variables, BROWSER: undefined }, platform)
}

/** Programs that take the text from standard input, with their arguments, the likeliest first. */
function desktopPrograms(variables: Variables, platform: string): readonly (readonly string[])[] {
  if (platform === 'darwin') return [['pbcopy']]
  if (platform === 'win32' || variables.WSL_DISTRO_NAME) return [['clip.exe']]
  const wayland = variables.WAYLAND_DISPLAY ? [['wl-copy']] : []
  const x11 = variables.DISPLAY
    ? [
        ['xclip', '-selection', 'clipboard'],
        ['xsel', '--clipboard', '--input'],
      ]
    : []
  return [...wayland, ...x11]
}

/** Terminals that are known to have no clipboard that programs can reach (OSC 52). */
function isDeaf(variables: Variables): boolean {
  const { TERM, TERM_PROGRAM } = variables
  return TERM === 'linux' || TERM === 'dumb' || TERM_PROGRAM === 'Apple_Terminal' || isVte(variables)
}

/**
 * GNOME Terminal and its kin, which ignore OSC 52 (https://gitlab.gnome.org/GNOME/vte/-/issues/125). Terminals that are
 * started from one inherit `VTE_VERSION`, but have names of their own.
 */
function isVte({ VTE_VERSION, TERM, TERM_PROGRAM, XTERM_VERSION, KONSOLE_VERSION }: Variables): boolean {
  if (!VTE_VERSION || TERM_PROGRAM || XTERM_VERSION || KONSOLE_VERSION) return false
  return TERM === 'xterm-256color' || /^(?:vte|gnome)/.test(TERM ?? '')
}

/** Where there is a desktop, none of its programs has worked. */
function adviceFor(surroundings: Surroundings): string {
  const { variables, platform } = surroundings
  if (platform === 'linux' && !variables.TMUX && hasDesktop(surroundings)) {
    if (variables.WAYLAND_DISPLAY) return 'Install wl-clipboard and try again.'
    if (variables.DISPLAY) return 'Install xclip and try again.'
  }
  return 'In tmux it would be in tmux’s buffer.'
}

/**
 * The sequence that copies text to the clipboard of the user's own terminal, even over SSH (OSC 52, xterm's "Manipulate
 * Selection Data"). Inside tmux and GNU screen it is passed through to the outer terminal.
 */
export function copySequence(text: string, variables: Variables): string {
  const plain = `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`
  const outer = passedThrough(plain, variables)
  // tmux itself may take it, too.
  return variables.TMUX ? plain + outer : outer
}

/** A program that hangs can also ignore the signal that asks it to end. */
const LIMITS = { timeout: 2_000, killSignal: 'SIGKILL' } as const

/** Starts a program, gives it the text, and resolves to whether it took it. Never rejects. */
function feed(name: string, args: readonly string[], text: string, env: Variables): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  try {
    // What keeps the clipboard can go on running, so nothing waits for its output.
    const child = spawn(name, args, { ...LIMITS, env, stdio: ['pipe', 'ignore', 'ignore'] })
    child.on('error', () => resolve(false))
    child.on('exit', (code) => resolve(code === 0))
    child.stdin.on('error', () => {}) // it can end without reading
    child.stdin.end(name === 'clip.exe' ? Buffer.from(`\ufeff${text}`, 'utf16le') : text)
  } catch {
    resolve(false) // some failures to start are thrown
  }
  return promise
}

/** What a program prints; null if it fails. Never rejects. */
function answerOf(name: string, args: readonly string[], env: Variables): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>()
  try {
    const child = spawn(name, args, { ...LIMITS, env, stdio: ['ignore', 'pipe', 'ignore'] })
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk
    })
    child.on('error', () => resolve(null))
    child.on('close', (code) => resolve(code === 0 ? text : null))
  } catch {
    resolve(null)
  }
  return promise
}
