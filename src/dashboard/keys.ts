import type { Store } from '../app/store.ts'
import { answerRead } from '../keys/answer-read.ts'
import type { Input } from '../keys/decoder.ts'
import { openKeyboard } from '../terminal/keyboard.ts'

/** Loading Ink blocks the keys, so it begins when none has come for this long … */
const PAUSE_MS = 25
/** … or at the latest after this time, because a key may be held down. */
const LATEST_MS = 250

export interface Keys {
  /** Resolves when Ink should be loaded: at a pause in typing, or once a key needs it. Never rejects. */
  readonly pause: Promise<void>
  /** Answers the waiting keys and all later ones at once. Call it when everything is loaded. */
  readonly goOn: () => void
}

/**
 * Answers keys, from the first picture to the end.
 *
 * @param mustWait true once a key has asked for something that is not loaded yet; the keys after it then wait too
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
  const waiting: (() => void)[] = []
  const timed = withClock(store)
  const answer = (inputs: readonly Input[], from = 0) => {
    if (isLoaded) {
      answerRead(timed, inputs, undefined, from)
      return
    }
    const answered = answerRead(timed, inputs, mustWait, from)
    onAnswered()
    if (!mustWait()) {
      timer.refresh()
      return
    }
    waiting.push(() => answer(inputs, answered))
    // What is typed from now on is for whatever that key has asked for, such as an editor.
    keyboard.pause()
    resolve()
  }
  const keyboard = openKeyboard(input, answer)
  return {
    pause,
    goOn: () => {
      isLoaded = true
      for (const answerNow of waiting.splice(0)) answerNow()
      keyboard.resume()
    },
  }
}

/** The state's clock only moves with ticks, so each key brings one: times are then measured from the key. */
function withClock(store: Store): Store {
  return {
    ...store,
    dispatch: (...events) => store.dispatch({ type: 'tick', now: Date.now() }, ...events),
  }
}
