import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import fc from 'fast-check'
import { WHOLE_MS } from '../../src/keys/decoder.ts'
import { REPORTS } from '../support/arbitrary/terminal-reports.ts'
import { makeSampleHome, SAMPLE_CONFIG, SAMPLE_CREDENTIALS } from '../support/files/sample-home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { keyBytes } from '../support/program/key-bytes.ts'

/** Pieces of one input, each with the pause before it in ms. */
type Pieces = readonly { readonly bytes: Buffer; readonly pauseMs: number }[]

/** What is sent: with forms that can be opened, no Enter is in any text, because there it is a whole key that was meant. */
export type Mode = 'with forms' | 'with Enter'

/** Keys that change nothing outside the screen by themselves. Enter and y could confirm what another has opened. */
const HARMLESS = ['up', 'down', 'left', 'right', 'tab', 'esc', 'pagedown', 'home', 'ctrl-l'].map((key) =>
  keyBytes(key, false),
)
const OPENING: Readonly<Record<Mode, readonly string[]>> = {
  'with forms': [...'jkgGst!/?XDRnaev'],
  'with Enter': [...'jkgGst!?Xv'],
}

const whole = (bytes: string | Buffer): Pieces => [{ bytes: Buffer.from(bytes), pauseMs: 0 }]

const arbitraryPause = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: fc.integer({ min: 20, max: 400 }) },
)

/** Bytes that arrive in two or three pieces. */
const cut = (bytes: Buffer): fc.Arbitrary<Pieces> =>
  fc.array(fc.record({ at: fc.nat(bytes.length), pauseMs: arbitraryPause }), { maxLength: 2 }).map((cuts) => {
    const ends = [...new Set([...cuts.map(({ at }) => at), bytes.length])].sort((a, b) => a - b)
    return ends.map((end, nth) => {
      return { bytes: bytes.subarray(ends[nth - 1] ?? 0, end), pauseMs: cuts[nth]?.pauseMs ?? 0 }
    })
  })

const arbitraryReport = fc.constantFrom(...REPORTS).chain(([, bytes]) => cut(Buffer.from(bytes)))

/** Ends what may have been left open, in one of two ways: a terminator comes, or nothing for a second. */
const ended = (pieces: fc.Arbitrary<Pieces>): fc.Arbitrary<Pieces> =>
  fc.tuple(pieces, fc.nat(99)).map(([all, percent]) => {
    if (percent === 0) return [...all, { bytes: Buffer.alloc(0), pauseMs: WHOLE_MS + 50 }]
    return [...all, ...whole('\u001b\\'), ...whole('\u001b[201~')]
  })

/** A report that never ends, or ends too early. */
const arbitraryFragment = fc
  .tuple(fc.constantFrom(...REPORTS), fc.nat())
  .map(([[, bytes], at]) => whole(Buffer.from(bytes).subarray(0, Math.max(2, at % bytes.length))))

/** Typed ahead, or pasted by a terminal that knows no brackets: with every letter that could delete, confirm or quit. */
const arbitraryText = (mode: Mode) =>
  fc
    .array(fc.constantFrom(...`XyYqlLcCopwDRAn$Eu \té🎉${mode === 'with Enter' ? '\r\n' : ''}`), {
      minLength: 2,
      maxLength: 30,
    })
    .filter((chars) => chars.filter((char) => /[^\s]/.test(char)).length >= 2)
    .map((chars) => whole(chars.join('')))

const arbitraryPaste = fc
  .tuple(fc.string({ maxLength: 60 }), fc.boolean())
  .map(([text, isEnded]) => whole(`\u001b[200~${text}${isEnded ? '\u001b[201~' : ''}`))

/** Anything but letters: those that ask for something are whole keys of their own. */
const arbitraryBytes = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        0x1b,
        0x5b,
        0x5d,
        0x4f,
        0x50,
        0x5f,
        0x5e,
        0x3b,
        0x3f,
        0x4d,
        0x07,
        0x9b,
        0x9d,
        0x9c,
        0xc3,
        0xf0,
      ),
      fc.integer({ min: 0x80, max: 0xff }),
      fc.integer({ min: 0x30, max: 0x39 }),
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((bytes) => whole(Buffer.from(bytes)))

const arbitraryPieces = (mode: Mode): fc.Arbitrary<Pieces> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...HARMLESS).chain((key) => cut(Buffer.from(key))) },
    { weight: 4, arbitrary: fc.constantFrom(...OPENING[mode]).map(whole) },
    { weight: 6, arbitrary: arbitraryReport },
    { weight: 2, arbitrary: ended(arbitraryFragment) },
    { weight: 6, arbitrary: arbitraryText(mode) },
    { weight: 1, arbitrary: ended(arbitraryPaste) },
    { weight: 4, arbitrary: ended(arbitraryBytes) },
  )

/** Long enough for a frame, so that most inputs are read one at a time, as from a person. */
const BETWEEN_MS = 12

/**
 * Sends inputs to the real program on a home with profiles. None of them is a key that asks for a change or a request.
 * Throws if a file has changed, a request was sent, a credential_process was started, or the program does not end by
 * Ctrl-C.
 *
 * @param seed the same one gives the same inputs
 */
export async function playInputs(mode: Mode, count: number, seed: number): Promise<void> {
  let requests = 0
  const server = createServer((_, answer) => {
    requests++
    answer.end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const home = makeSampleHome()
  home.write('get-credentials', `#!/bin/sh\necho started > '${home.path('started')}'\n`, 0o755)
  const config = SAMPLE_CONFIG.replace('/usr/local/bin/get-credentials', home.path('get-credentials'))
  home.write('.aws/config', config)
  const { port } = server.address() as AddressInfo
  const terminal = startDashboard(home, { env: { AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` } })
  try {
    await terminal.waitFor('Source chain')
    for (const pieces of fc.sample(arbitraryPieces(mode), { numRuns: count, seed })) {
      for (const { bytes, pauseMs } of pieces) {
        await delay(pauseMs)
        if (bytes.length > 0) terminal.typeBytes(bytes)
      }
      await delay(BETWEEN_MS)
    }
    // Whatever was left open is over by then.
    await delay(WHOLE_MS * 1.5)
    terminal.press('ctrl-c')
    const { exitCode } = await terminal.exit()
    const wrong = [
      exitCode !== 0 && `the program ended with ${exitCode}`,
      requests > 0 && `${requests} requests were sent`,
      home.exists('started') && 'a credential_process was started',
      home.read('.aws/config') !== config && 'the config file has changed',
      home.read('.aws/credentials') !== SAMPLE_CREDENTIALS && 'the credentials file has changed',
    ].filter((each) => each !== false)
    if (wrong.length > 0) throw new Error(`after ${count} inputs ${mode}, seed ${seed}: ${wrong.join(', ')}`)
  } finally {
    server.close()
    await terminal.stop()
  }
}
