import { constants, openSync, writeSync } from 'node:fs'
import { errorCode } from '../os/files.ts'
import type { Display } from './terminal.ts'

/** How long to wait before a full terminal is tried again, in ms: at first shortly, because most are slow, not stuck. */
const RETRIES_MS = [1, 1, 2, 4, 8, 16]
/** How long the last words may take, in ms. A terminal that takes no output must not keep the program alive. */
const LAST_WORDS_MS = 300

/**
 * Standard output as a display that never blocks. Node's own stream of a terminal blocks the whole process while the
 * terminal takes no output, as over a stalled SSH connection, and then neither a key nor a signal is answered. The
 * terminal is opened a second time, because other programs share the mode of the first. Where that is not possible, the
 * stream itself is used.
 *
 * @param onGone called when the terminal is gone; nothing is written after that
 */
export function openDisplay(stdout: NodeJS.WriteStream, onGone: () => void): Display {
  const descriptor = openAgain()
  if (descriptor === null) {
    stdout.on('error', onGone)
    return overStream(stdout)
  }
  let waiting = Buffer.alloc(0)
  let retries = 0
  let timer: NodeJS.Timeout | undefined
  let listeners: (() => void)[] = []

  /** Writes as much as the terminal takes. */
  const push = () => {
    try {
      while (waiting.length > 0) {
        waiting = waiting.subarray(writeSync(descriptor, waiting))
        retries = 0
      }
    } catch (error) {
      if (errorCode(error) === 'EAGAIN') return
      waiting = Buffer.alloc(0)
      onGone()
    }
  }
  const retry = () => {
    push()
    if (waiting.length > 0) {
      const wait = RETRIES_MS[Math.min(retries++, RETRIES_MS.length - 1)]
      timer = setTimeout(retry, wait)
      return
    }
    timer = undefined
    const drained = listeners
    listeners = []
    for (const each of drained) each()
  }
  return {
    get columns() {
      return stdout.columns
    },
    get rows() {
      return stdout.rows
    },
    get writableNeedDrain() {
      return waiting.length > 0
    },
    write(text) {
      waiting = Buffer.concat([waiting, Buffer.from(text)])
      if (timer === undefined) retry()
    },
    finish() {
      const until = Date.now() + LAST_WORDS_MS
      push()
      while (waiting.length > 0 && Date.now() < until) {
        pause(1)
        push()
      }
      waiting = Buffer.alloc(0)
    },
    onDrain(listener) {
      listeners.push(listener)
    },
    onResize(listener) {
      stdout.on('resize', listener)
    },
  }
}

function overStream(stdout: NodeJS.WriteStream): Display {
  return {
    get columns() {
      return stdout.columns
    },
    get rows() {
      return stdout.rows
    },
    get writableNeedDrain() {
      return stdout.writableNeedDrain
    },
    write: (text) => void stdout.write(text),
    // It has blocked until everything was written.
    finish: () => {},
    onDrain: (listener) => void stdout.once('drain', listener),
    onResize: (listener) => void stdout.on('resize', listener),
  }
}

/** The descriptor of standard output's terminal, opened once more; null if that is not possible. */
function openAgain(): number | null {
  // On Linux, this opens the terminal itself. Elsewhere the path is a copy of the descriptor and its mode.
  const path = process.platform === 'linux' ? '/proc/self/fd/1' : '/dev/tty'
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY)
  } catch {
    return null
  }
}

/** Blocks this thread. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}
