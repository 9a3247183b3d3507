import { createInterface } from 'node:readline'
import { decode } from '../ini/bytes.ts'
import { LARGEST_CACHE, NotReadable } from './read-whole.ts'

/**
 * Reads standard input to its end. What is typed or pasted on a terminal is not shown, because it can hold secrets; Ctrl-D
 * ends it. Rejects with `NotReadable` for too much, or with the signal's reason if that aborts.
 *
 * @param onTerminal called on a terminal, once nothing that is typed is shown any more
 */
export async function readInput(signal: AbortSignal, onTerminal: () => void): Promise<string> {
  if (process.stdin.isTTY) return readTyped(signal, onTerminal)
  const parts: Buffer[] = []
  let size = 0
  const abort = () => process.stdin.destroy()
  signal.addEventListener('abort', abort, { once: true })
  try {
    for await (const part of process.stdin) {
      parts.push(Buffer.from(part))
      size += parts.at(-1)?.length ?? 0
      if (size > LARGEST_CACHE) throw new NotReadable(`it is larger than ${LARGEST_CACHE >> 20} MiB`)
    }
  } finally {
    signal.removeEventListener('abort', abort)
  }
  signal.throwIfAborted()
  return decode(Buffer.concat(parts))
}

/** Without an output nothing is echoed. */
function readTyped(signal: AbortSignal, onReady: () => void): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const lines: string[] = []
  const reader = createInterface({ input: process.stdin, terminal: true, historySize: 0 })
  reader.on('line', (line) => lines.push(line))
  reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  reader.on('close', () => {
    // A last line without its line break is still in the editor.
    if (reader.line !== '') lines.push(reader.line)
    resolve(lines.map((line) => `${line}\n`).join(''))
  })
  signal.addEventListener('abort', () => {
    reject(signal.reason)
    reader.close()
  })
  onReady()
  return promise
}
