import { PassThrough } from 'node:stream'

/**
 * The stream that Ink reads: nothing comes out of it. The dashboard reads the terminal itself, from before Ink is loaded to
 * the end, by one decoder (`keys/decoder.ts`); Ink's own parser takes the late half of a sequence for keys.
 */
export function inkInput(): NodeJS.ReadStream {
  // Ink looks at nothing but isTTY as long as no component asks for input.
  return Object.assign(new PassThrough(), { isTTY: false }) as unknown as NodeJS.ReadStream
}
