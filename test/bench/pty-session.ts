import pty from '@lydell/node-pty'

export interface SessionOptions {
  readonly command?: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** What a key cost. */
export interface Answer {
  readonly bytes: number
  /** From the key to the last byte of what it changed. */
  readonly ms: number
}

/** A program in a pty of 120 by 40 that a benchmark types to. */
export interface Session {
  readonly pid: number
  /** Resolves when what was written since the last key meets the condition; rejects after ten seconds without it. */
  until(holds: (output: string) => boolean): Promise<void>
  /** Presses a key and waits until something came and nothing more does. */
  press(key: string): Promise<Answer>
  /** Resolves when nothing was written for a moment. */
  quiet(): Promise<void>
  /** Presses a key and gives the milliseconds until the program has ended. */
  end(key: string): Promise<number>
  /** Bytes written since the last key. */
  written(): number
  kill(): void
}

const QUIET_MS = 25
const LONGEST_MS = 10_000

export function startSession({ command = process.execPath, args, env, cwd }: SessionOptions): Session {
  const child = pty.spawn(command, [...args], {
    cols: 120,
    rows: 40,
    env: { ...env },
    cwd: cwd ?? process.cwd(),
  })
  let output = ''
  let last = 0
  let wake = () => {}
  const { promise: ended, resolve } = Promise.withResolvers<number>()
  child.onExit(() => resolve(performance.now()))
  child.onData((data) => {
    output += data
    last = performance.now()
    wake()
  })
  const until = async (holds: (output: string) => boolean) => {
    const deadline = performance.now() + LONGEST_MS
    while (!holds(output)) {
      if (performance.now() > deadline)
        throw new Error(`${command} ${args.join(' ')}: what was waited for did not come`)
      await new Promise<void>((resolve) => {
        wake = resolve
        setTimeout(resolve, LONGEST_MS).unref()
      })
    }
  }
  const quiet = async () => {
    for (;;) {
      const before = last
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS))
      if (last === before) return
    }
  }
  const type = (key: string) => {
    output = ''
    child.write(key)
    return performance.now()
  }
  return {
    pid: child.pid,
    until,
    quiet,
    async press(key) {
      const pressed = type(key)
      await until((output) => output.length > 0)
      await quiet()
      return { bytes: Buffer.byteLength(output), ms: last - pressed }
    },
    async end(key) {
      const pressed = type(key)
      const tooLong = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
      const end = await ended
      clearTimeout(tooLong)
      return end - pressed
    },
    written: () => Buffer.byteLength(output),
    kill: () => child.kill('SIGKILL'),
  }
}
