import { EventEmitter } from 'node:events'
import { frameOfText } from '../terminal/frame.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** Sequences with which Ink switches modes, none of which draws anything. */
const CONTROL = /^(?:\u001b\[[?<>=]?[\d;]*[a-zA-Z])*$/

/**
 * The stream that Ink draws on. With `debug: true` Ink writes each frame whole and plain, so every write is one
 * frame for the terminal, which finds out itself what changed. Modes are the terminal's business: it has set them.
 */
export function inkOutput(terminal: Terminal): NodeJS.WriteStream {
  const stream = Object.assign(new EventEmitter(), {
    isTTY: true,
    writable: true,
    get columns() {
      return terminal.size().columns
    },
    get rows() {
      return terminal.size().rows
    },
    write(data: string, callback?: () => void) {
      if (data !== '' && !CONTROL.test(data)) terminal.draw(frameOfText(data))
      callback?.()
      return true
    },
  })
  return stream as unknown as NodeJS.WriteStream
}
