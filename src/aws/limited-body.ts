import type { Readable } from 'node:stream'

/** Answers have some kilobytes. More is an error or an attack, and must not fill the memory. */
const LARGEST = 1 << 20

/** Replaces the SDK's collector of bodies. Drops the connection and rejects with `TooLarge` if a body is too large. */
export async function collectLimited(
  stream: AsyncIterable<Uint8Array> & Pick<Readable, 'destroy'>,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > LARGEST) {
      stream.destroy()
      throw new TooLarge('the answer is too large')
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export class TooLarge extends Error {}
