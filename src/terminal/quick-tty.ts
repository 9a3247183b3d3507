import { writeSync } from 'node:fs'
import type { Display, Keyboard } from './terminal.ts'

/** Node's own terminal handle, https://github.com/nodejs/node/blob/v24.x/src/tty_wrap.cc: all that is used of it. */
interface TtyWrap {
  readonly TTY: new (descriptor: number, failure: { code?: string }) => TtyHandle
  isTTY(descriptor: number): boolean
}

interface TtyHandle {
  /** 0, or the number of an error. */
  getWindowSize(size: number[]): number
  setRawMode(isRaw: boolean): number
}

const STDIN = 0
const STDOUT = 1

/**
 * `process.binding` is deprecated (DEP0111) and may go any day; it is refused under the permission model. Without it
 * everything works with Node's streams, later by the time that they take to load.
 */
function ttyWrap(): TtyWrap | null {
  // On Windows bytes are not what a console takes.
  if (process.platform === 'win32') return null
  const { noDeprecation } = process
  // Nothing but the picture may come to the screen.
  process.noDeprecation = true
  try {
    return (process as unknown as { binding(name: string): TtyWrap }).binding('tty_wrap')
  } catch {
    return null
  } finally {
    process.noDeprecation = noDeprecation as boolean
  }
}

/** Whether standard input or output is a terminal. */
export function isTerminal(stream: 'stdin' | 'stdout'): boolean {
  const wrap = ttyWrap()
  return wrap ? wrap.isTTY(stream === 'stdin' ? STDIN : STDOUT) : process[stream].isTTY === true
}

/**
 * Both ends of the terminal without Node's streams for them: `process.stdout` loads `tty`, `net` and `stream`, which
 * takes a tenth of the time up to the first picture (`npm run bench start`). The keyboard serves as long as the program
 * runs; the display only until the streams are there: it hears of no new size and waits for no slow line.
 *
 * @returns null where Node does not let it; the streams do it then
 */
export function quickTty(): { readonly keyboard: Keyboard; readonly display: Display } | null {
  const wrap = ttyWrap()
  if (!wrap) return null
  const handleOf = (descriptor: number) => {
    const failure: { code?: string } = {}
    const handle = new wrap.TTY(descriptor, failure)
    return failure.code === undefined ? handle : null
  }
  const input = handleOf(STDIN)
  const size: number[] = [0, 0]
  if (!input || handleOf(STDOUT)?.getWindowSize(size) !== 0) return null
  const [columns = 0, rows = 0] = size
  return {
    keyboard: { setRawMode: (isRaw) => input.setRawMode(isRaw) },
    display: { columns, rows, writableNeedDrain: false, write: writeWhole, once() {}, on() {} },
  }
}

/** What cannot be written at once is left to the stream, which waits, or tells that the terminal is gone. */
function writeWhole(text: string): void {
  let bytes = Buffer.from(text)
  try {
    while (bytes.length > 0) bytes = bytes.subarray(writeSync(STDOUT, bytes))
  } catch {
    process.stdout.write(bytes)
  }
}
