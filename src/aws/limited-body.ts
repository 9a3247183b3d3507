import type { Readable } from 'node:stream'

/** Answers of these services take some kilobytes; more is a fault or an attack, and must not fill the memory. */
const LARGEST = 1 << 20

/** Reads a body whole, in place of the SDK's own collector. Rejects, and drops the connection, once it is too large. */
export async function collectLimited(stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += (chunk as Buffer).length
    if (size > LARGEST) {
      stream.destroy()
      throw new TooLarge('the answer is far too large')
    }
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

export class TooLarge extends Error {}
