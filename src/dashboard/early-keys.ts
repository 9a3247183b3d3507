import type { Store } from '../app/store.ts'
import { match } from '../keys/match.ts'
import { plainKey } from '../keys/plain-keys.ts'

/** No key is answered while Ink loads, so that begins only after a pause of this length between keys. */
const PAUSE_MS = 25
/** Ink loads after this time even without a pause, for example if a key is held down. */
const LATEST_MS = 250

export interface EarlyKeys {
  /** Resolves after a pause between keys, or after a key that only Ink can answer. Never rejects. */
  readonly pause: Promise<void>
  /** Stops reading keys; resolves when Ink can start to. */
  readonly stop: () => Promise<void>
}

/**
 * Answers keys until Ink is loaded. Input that it does not understand, and all input after that, is put back for Ink.
 *
 * @param draw called once for each piece of input
 * @param mustWait true after a key whose effect has to wait for Ink: the keys after it wait too
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
  // The first bytes of an incomplete character, which must reach Ink together with the rest.
  let half = ''
  const stop = () => {
    input.off('data', onData)
    input.pause()
    putBack(half)
    half = ''
    // Node stops reading only a tick after `pause`; until then it would also stop a new reader.
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
    else if (endsInPartOfCharacter(rest)) half = rest
    else {
      void stop()
      putBack(rest)
      resolve()
    }
  }
  input.on('data', onData)
  return { pause, stop }
}

function endsInPartOfCharacter(bytes: string): boolean {
  return Buffer.from(bytes, 'latin1').toString('utf8').endsWith('\ufffd')
}
