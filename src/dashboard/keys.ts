import type { Store } from '../app/store.ts'
import { answerRead } from '../keys/answer-read.ts'
import type { Input } from '../keys/decoder.ts'
import { openKeyboard } from '../terminal/keyboard.ts'

/** No key is answered while Ink loads, so that waits for a pause of the person who types … */
const PAUSE_MS = 25
/** … but not for ever, as for a key that is held down. */
const LATEST_MS = 250

export interface Keys {
  /** Resolves when no key has come for a moment, or one asked for what cannot be done yet. Never rejects. */
  readonly pause: Promise<void>
  /** Everything is loaded: keys no longer wait, and whoever listens to the store draws. */
  readonly goOn: () => void
}

/**
 * Answers keys, from the first picture to the end.
 *
 * @param mustWait true once a key has asked for what cannot be done yet: the keys behind it wait, too
 * @param onAnswered called after each read until `goOn`
 */
export function answerKeys(
  input: NodeJS.ReadStream,
  store: Store,
  mustWait: () => boolean,
  onAnswered: () => void,
): Keys {
  const { promise: pause, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, PAUSE_MS)
  setTimeout(resolve, LATEST_MS).unref()
  let isLoaded = false
  let waiting: readonly Input[] = []
  const timed = withClock(store)
  const answer = (inputs: readonly Input[]) => {
    waiting = answerRead(timed, inputs, () => !isLoaded && mustWait())
    if (isLoaded) return
    onAnswered()
    if (!mustWait()) {
      timer.refresh()
      return
    }
    // What is typed from now on is for whatever that key has asked for.
    keyboard.pause()
    resolve()
  }
  const keyboard = openKeyboard(input, answer)
  return {
    pause,
    goOn: () => {
      isLoaded = true
      const held = waiting
      waiting = []
      if (held.length > 0) answer(held)
      keyboard.resume()
    },
  }
}

/** Between ticks the state's clock stands still: what a key begins must last from the key on. */
function withClock(store: Store): Store {
  return {
    ...store,
    dispatch: (...events) => store.dispatch({ type: 'tick', now: Date.now() }, ...events),
  }
}
