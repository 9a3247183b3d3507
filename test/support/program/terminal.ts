import pty from '@lydell/node-pty'
import type { Cell } from './cell.ts'
import { type Background, type Cursor, createEmulator, type TerminalModes } from './emulator.ts'
import { describeExit, type ExitStatus, exitStatus } from './exit-status.ts'
import { keyBytes } from './key-bytes.ts'
import { killSession } from './process-tree.ts'
import { conditionName, framedScreen, type ScreenCondition, screenMeets } from './screen-text.ts'
import { createScreenWatch } from './screen-watch.ts'

export interface TerminalOptions {
  /** Looked up in the PATH of `env` when it holds no slash. */
  readonly command: string
  readonly args?: readonly string[]
  /** All of the program's environment; nothing of the caller's is added but TERM, if it is missing. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  readonly cols?: number
  readonly rows?: number
  /** How long a wait lasts at most, where it does not say so itself; default 10000. */
  readonly timeoutMs?: number
  /** What the terminal answers to a program that asks for its colours; default dark. */
  readonly background?: Background
}

/** How long to wait, in milliseconds, instead of the terminal's own default. */
export interface WaitOptions {
  readonly timeoutMs?: number
}

/** A program running in a real pty, whose output an emulator turns into a screen. */
export interface Terminal {
  readonly pid: number
  /**
   * Resolves as soon as the visible screen meets the condition: looked at now and after each chunk of output,
   * but never in the middle of a synchronized update, as nobody would see that. Rejects with the whole screen
   * when the time is over or the program has ended.
   */
  waitFor(condition: ScreenCondition, options?: WaitOptions): Promise<void>
  /** The same, for what should no longer be there. */
  waitForGone(condition: ScreenCondition, options?: WaitOptions): Promise<void>
  /** Presses keys by name, one write each (see `keyBytes`). Throws if the program has ended. */
  press(...keys: string[]): void
  /** Sends text as if typed. */
  type(text: string): void
  /** Sends bytes as they are, which need not be whole characters. */
  typeBytes(bytes: Buffer): void
  /** Pastes as a terminal would: between brackets if the program asked for them, line ends as CR. */
  paste(text: string): void
  /** The lines of the visible screen, without blanks at their ends. */
  screen(): string[]
  /** The same, joined by `\n`. */
  text(): string
  cells(): Cell[][]
  cursor(): Cursor
  isAlternate(): boolean
  modes(): TerminalModes
  size(): { cols: number; rows: number }
  /** Changes the size of both the screen and the pty, which tells the program (SIGWINCH). */
  resize(cols: number, rows: number): void
  /** Everything that the program has written so far. */
  bytes(): Buffer
  /** A place in the output, for `bytesSince`. */
  mark(): number
  bytesSince(mark: number): Buffer
  /** Sends a signal to the program itself. */
  signal(name: NodeJS.Signals): void
  /** Resolves when the program has ended and the screen shows all that it wrote; rejects when time is over. */
  exit(options?: WaitOptions): Promise<ExitStatus>
  /** Kills the program and everything that it started; the screen can still be read. May be called again. */
  stop(): Promise<void>
}

const running = new Set<Terminal>()

/** Stops every terminal that was started and not stopped: for `afterEach`. */
export async function stopTerminals(): Promise<void> {
  await Promise.all([...running].map((terminal) => terminal.stop()))
}

// A test run that is cut short must not leave programs behind.
process.on('exit', () => {
  for (const terminal of running) killSession(terminal.pid)
})

/** Starts a program in a pty of `cols` by `rows` (default 80 by 24). Throws if there is no pty to be had. */
export function startTerminal(options: TerminalOptions): Terminal {
  const { cols = 80, rows = 24, timeoutMs = 10_000 } = options
  const size = { cols, rows }
  const child = pty.spawn(options.command, [...(options.args ?? [])], {
    cols,
    rows,
    name: options.env.TERM ?? 'xterm-256color',
    env: { ...options.env },
    cwd: options.cwd ?? process.cwd(),
    encoding: null, // bytes as they are: an emulator must see a character that is cut in two
  })
  const watch = createScreenWatch()
  const chunks: Buffer[] = []
  let received = 0
  let ended: ExitStatus | undefined

  const reply = (text: string) => {
    if (!ended) child.write(text)
  }
  const emulator = createEmulator(cols, rows, options.background ?? 'dark', reply)
  const changed = () => {
    if (!emulator.modes().synchronizedOutput) watch.changed()
  }

  child.onData((data) => {
    const chunk = Buffer.from(data)
    chunks.push(chunk)
    received += chunk.length
    emulator.write(chunk, changed)
  })
  child.onExit(({ exitCode, signal }) => {
    emulator.write(Buffer.alloc(0), () => {
      ended = exitStatus(exitCode, signal)
      watch.end(describeExit(ended))
    })
  })

  const until = (what: string, holds: () => boolean, wait: WaitOptions | undefined) =>
    watch.until(holds, wait?.timeoutMs ?? timeoutMs, (reason) => {
      const { x, y } = emulator.cursor()
      const buffer = emulator.isAlternate() ? 'alternate' : 'normal'
      const about = `${size.cols}x${size.rows}, ${buffer} screen, cursor at column ${x}, row ${y}`
      return new Error(
        `waited for ${what}: ${reason}. The screen (${about}):\n${framedScreen(emulator.lines(), size.cols)}`,
      )
    })
  const send = (text: string | Buffer) => {
    if (ended) throw new Error(`nothing reads ${JSON.stringify(String(text))}: ${describeExit(ended)}`)
    // It takes bytes, too, though its types do not say so.
    child.write(text as string)
  }

  const terminal: Terminal = {
    pid: child.pid,
    waitFor: (condition, wait) =>
      until(conditionName(condition), () => screenMeets(emulator.lines(), condition), wait),
    waitForGone: (condition, wait) =>
      until(`${conditionName(condition)} to go`, () => !screenMeets(emulator.lines(), condition), wait),
    press(...keys) {
      for (const key of keys) send(keyBytes(key, emulator.modes().applicationCursorKeys))
    },
    type: send,
    typeBytes: send,
    paste(text) {
      const lines = text.replaceAll(/\r?\n/g, '\r')
      send(emulator.modes().bracketedPaste ? `\x1b[200~${lines}\x1b[201~` : lines)
    },
    screen: () => emulator.lines(),
    text: () => emulator.lines().join('\n'),
    cells: () => emulator.cells(),
    cursor: () => emulator.cursor(),
    isAlternate: () => emulator.isAlternate(),
    modes: () => emulator.modes(),
    size: () => ({ ...size }),
    resize(newCols, newRows) {
      Object.assign(size, { cols: newCols, rows: newRows })
      emulator.resize(newCols, newRows)
      child.resize(newCols, newRows)
    },
    bytes: () => Buffer.concat(chunks),
    mark: () => received,
    bytesSince: (mark) => Buffer.concat(chunks).subarray(mark),
    signal: (name) => child.kill(name),
    async exit(wait) {
      await until('the program to end', () => ended !== undefined, wait)
      return ended!
    },
    async stop() {
      killSession(child.pid)
      await until('the killed program to end', () => ended !== undefined, { timeoutMs })
      running.delete(terminal)
    },
  }
  running.add(terminal)
  return terminal
}
