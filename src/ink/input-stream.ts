import { PassThrough } from 'node:stream'

/**
 * The stream that Ink reads, which is always empty. The dashboard reads the terminal itself, with one decoder
 * (`keys/decoder.ts`) from before Ink is loaded; Ink's parser would take the second half of a delayed sequence for keys.
 */
export function inkInput(): NodeJS.ReadStream {
  // While no component asks for input, Ink only looks at isTTY.
  return Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.ReadStream
}
