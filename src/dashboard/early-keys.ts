import type { Store } from '../app/store.ts'
import { match } from '../keys/match.ts'
import { plainKey } from '../keys/plain-keys.ts'

/** Loading Ink takes a moment in which no key is heard: it waits until a person pauses for so long … */
const PAUSE_MS = 25
/** … but not for ever, as for a key that is held down. */
const LATEST_MS = 250

export interface EarlyKeys {
  /** Resolves when no key has come for a moment, or one came that takes more than there is. Never rejects. */
  readonly pause: Promise<void>
  /** Leaves the keys to Ink; resolves when it may listen. */
  readonly stop: () => Promise<void>
}

/**
 * Answers keys until Ink can. What it does not understand is put back for Ink to read, and all that follows it.
 *
 * @param draw called once for each piece of input
 * @param mustWait true once a key asked for what cannot be done yet: the keys behind it wait, too
 */
export function answerEarly(
  input: NodeJS.ReadStream,
  store: Store,
  draw: () => void,
  mustWait: () => boolean,
): EarlyKeys {
  const { promise: pause, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, PAUSE_MS)
  setTimeout(resolve, LATEST_MS).unref()
  // Half of a character: Ink would take either half for garbage.
  let half = ''
  const stop = () => {
    input.off('data', onData)
    input.pause()
    putBack(half)
    half = ''
    // Node stops reading a tick after `pause`, and would do so to whoever began in between.
    return new Promise<void>((resolve) => setImmediate(resolve))
  }
  const putBack = (bytes: string) => {
    if (bytes !== '') input.unshift(Buffer.from(bytes, 'latin1'))
  }
  const onData = (piece: Buffer) => {
    const sent = half + piece.toString('latin1')
    half = ''
    let at = 0
    while (at < sent.length && !mustWait()) {
      const key = plainKey(sent, at)
      if (!key) break
      at = key.end
      const event = match(store.getState(), key.name)
      if (event) store.dispatch({ type: 'tick', now: Date.now() }, event)
    }
    draw()
    const rest = sent.slice(at)
    if (rest === '' && !mustWait()) timer.refresh()
    else if (endsInHalf(rest)) half = rest
    else {
      void stop()
      putBack(rest)
      resolve()
    }
  }
  input.on('data', onData)
  return { pause, stop }
}

function endsInHalf(bytes: string): boolean {
  return Buffer.from(bytes, 'latin1').toString('utf8').endsWith('\ufffd')
}
