import pty from '@lydell/node-pty'
import type { Cell } from './cell.ts'
import { type Background, type Cursor, createEmulator, type TerminalModes } from './emulator.ts'
import { describeExit, type ExitStatus, exitStatus } from './exit-status.ts'
import { keyBytes } from './key-bytes.ts'
import { killSession } from './process-tree.ts'
import { conditionName, framedScreen, type ScreenCondition, screenMeets } from './screen-text.ts'
import { createScreenWatch } from './screen-watch.ts'

export interface TerminalOptions {
  /** Looked up in the PATH of `env` if it contains no slash. */
  readonly command: string
  readonly args?: readonly string[]
  /** The program's complete environment. Only TERM is added, if it is missing. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd?: string
  readonly cols?: number
  readonly rows?: number
  /** Default time limit of a wait; default 10000. */
  readonly timeoutMs?: number
  /** The colours that the terminal reports to a program that queries them; default dark. */
  readonly background?: Background
}

/** Overrides the terminal's default time limit. */
export interface WaitOptions {
  readonly timeoutMs?: number
}

/** A program in a real pty, and the screen that an emulator makes of its output. */
export interface Terminal {
  readonly pid: number
  /**
   * Resolves as soon as the visible screen meets the condition. It is checked now and after each chunk of output, but
   * not during a synchronized update, which a real terminal would not show either. Rejects with an error that shows the
   * screen if the time limit is reached or the program has ended.
   */
  waitFor(condition: ScreenCondition, options?: WaitOptions): Promise<void>
  /** Like `waitFor`, until the screen no longer meets the condition. */
  waitForGone(condition: ScreenCondition, options?: WaitOptions): Promise<void>
  /** Presses keys by name (see `keyBytes`), one write each. Throws if the program has ended. */
  press(...keys: string[]): void
  /** Sends text as if it were typed. */
  type(text: string): void
  /** Sends raw bytes, not necessarily whole characters. */
  typeBytes(bytes: Buffer): void
  /** Pastes as a terminal does: line breaks become CR, bracketed if the program turned bracketed paste on. */
  paste(text: string): void
  /** The visible lines, without trailing blanks. */
  screen(): string[]
  /** The visible lines, joined by `\n`. */
  text(): string
  cells(): Cell[][]
  cursor(): Cursor
  isAlternate(): boolean
  modes(): TerminalModes
  size(): { cols: number; rows: number }
  /** Resizes the screen and the pty; the program gets a SIGWINCH. */
  resize(cols: number, rows: number): void
  /** All output so far. */
  bytes(): Buffer
  /** The current position in the output, for `bytesSince`. */
  mark(): number
  bytesSince(mark: number): Buffer
  /** Reads no more of the program's output, as over a connection that has stalled. */
  stall(): void
  /** Sends a signal to the program, not to its children. */
  signal(name: NodeJS.Signals): void
  /** Resolves once the program has ended and the screen shows all of its output. Rejects at the time limit. */
  exit(options?: WaitOptions): Promise<ExitStatus>
  /** Kills the program and its descendants. The screen can still be read. Can be called more than once. */
  stop(): Promise<void>
}

const running = new Set<Terminal>()

/** Stops every terminal that is still running. Call it in `afterEach`. */
export async function stopTerminals(): Promise<void> {
  await Promise.all([...running].map((terminal) => terminal.stop()))
}

// An interrupted test run must not leave programs running.
process.on('exit', () => {
  for (const terminal of running) killSession(terminal.pid)
})

/** Starts a program in a pty of `cols` by `rows`, by default 80 by 24. Throws if no pty is available. */
export function startTerminal(options: TerminalOptions): Terminal {
  const { cols = 80, rows = 24, timeoutMs = 10_000 } = options
  const size = { cols, rows }
  const child = pty.spawn(options.command, [...(options.args ?? [])], {
    cols,
    rows,
    name: options.env.TERM ?? 'xterm-256color',
    env: { ...options.env },
    cwd: options.cwd ?? process.cwd(),
    encoding: null, // raw bytes, because the emulator must cope with characters that are cut in two
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
      const details = `${size.cols}x${size.rows}, ${buffer} screen, cursor at column ${x}, row ${y}`
      return new Error(
        `waited for ${what}: ${reason}. The screen (${details}):\n${framedScreen(emulator.lines(), size.cols)}`,
      )
    })
  const send = (text: string | Buffer) => {
    if (ended) throw new Error(`cannot send ${JSON.stringify(String(text))}: ${describeExit(ended)}`)
    // It accepts buffers too, although its types do not say so.
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
    stall: () => child.pause(),
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
