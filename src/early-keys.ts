import { setImmediate } from 'node:timers/promises'
import type { Store } from './app/store.ts'
import { match } from './keys/match.ts'
import { plainKeys } from './keys/plain-keys.ts'

/** Loading Ink takes a moment in which no key is heard: it waits until a person pauses for so long. */
const PAUSE_MS = 25

export interface EarlyKeys {
  /** Resolves when no key has come for a moment, or one came that takes more than there is. Never rejects. */
  readonly pause: Promise<void>
  /** Leaves the keys to Ink; resolves when it may listen. */
  readonly stop: () => Promise<void>
}

/**
 * Answers keys until Ink can. What it does not understand is put back for Ink to read, and all that follows it.
 *
 * @param show draws the state once all keys of a piece of input are in it; false when one of them asked for what cannot
 * be done yet: the keys behind it wait, too
 */
export function answerEarly(input: NodeJS.ReadStream, store: Store, show: () => boolean): EarlyKeys {
  const { promise: pause, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, PAUSE_MS)
  const stop = () => {
    input.off('data', onData)
    input.pause()
    // Node stops reading a tick after `pause`, and would do so to whoever began in between.
    return setImmediate()
  }
  const onData = (sent: Buffer) => {
    const names = plainKeys(sent.toString('latin1'))
    for (const name of names ?? []) {
      const event = match(store.getState(), name)
      if (event) store.dispatch({ type: 'tick', now: Date.now() }, event)
    }
    if (show() && names !== null) {
      timer.refresh()
      return
    }
    void stop()
    if (names === null) input.unshift(sent)
    resolve()
  }
  input.on('data', onData)
  return { pause, stop }
}
