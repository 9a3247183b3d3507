import { EventEmitter } from 'node:events'

/** The stream that Ink's widgets read, and what puts keys into it. */
export interface WidgetInput {
  readonly stream: NodeJS.ReadStream
  /** One key, or text, which is read at once. */
  readonly feed: (key: string) => void
}

/**
 * Stands between the terminal and Ink. Ink turns raw mode on and off, also when a signal ends the process; what is read of
 * the terminal comes through our decoder.
 */
export function widgetInput(terminal: NodeJS.ReadStream): WidgetInput {
  let waiting: string | null = null
  const stream = Object.assign(new EventEmitter(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => void terminal.setRawMode(isRaw),
    setEncoding: () => {},
    ref: () => {},
    unref: () => {},
    read: () => {
      const key = waiting
      waiting = null
      return key
    },
  })
  const feed = (key: string) => {
    waiting = key
    stream.emit('readable')
  }
  // A cast, because Ink's type asks for a whole ReadStream, of which it uses only these members.
  return { stream: stream as unknown as NodeJS.ReadStream, feed }
}
