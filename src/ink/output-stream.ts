import { EventEmitter } from 'node:events'
import { frameOfText } from '../terminal/frame.ts'
import { frameReader } from '../terminal/parse-frame.ts'
import type { Terminal } from '../terminal/terminal.ts'

/** Sequences by which Ink switches modes; none of them draws anything. */
const CONTROL = /^(?:\u001b\[[?<>=]?[\d;]*[a-zA-Z])*$/

/**
 * The stream that Ink draws on. With `debug: true` Ink writes each frame as one text, so every write is one frame for
 * the terminal, which finds the changes itself. Mode switches are dropped: the terminal has already set its modes.
 */
export function inkOutput(terminal: Terminal): NodeJS.WriteStream {
  const read = frameReader()
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
      if (data !== '' && !CONTROL.test(data)) terminal.draw(frameOfText(data, read))
      callback?.()
      return true
    },
  })
  // A cast, because Ink's type asks for a whole WriteStream, of which it uses only these members.
  return stream as unknown as NodeJS.WriteStream
}
