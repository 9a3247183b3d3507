import type { Input } from '../../keys/decoder.ts'
import { textEditOf } from '../../keys/text-edit.ts'
import { openKeyboard } from '../../terminal/keyboard.ts'
import { unsafeCharacters } from '../../text/visible.ts'

/** Text, in whatever pieces it was typed or pasted, or a key that is no text, by its name in the keymap. */
export type Typed =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'key'; readonly name: string }

/** What is typed at one question. */
export interface TypedKeys {
  /** Resolves to what was typed next, or to null once the input has ended or the signal has aborted. */
  readonly next: () => Promise<Typed | null>
  readonly close: () => void
}

/**
 * Reads the terminal until it is closed. Ctrl-C sends SIGINT, as it would without raw mode.
 *
 * @param ahead what was typed at an earlier question and is not taken yet; keeps what is left for a later one
 */
export function readKeys(input: NodeJS.ReadStream, ahead: Input[], signal: AbortSignal): TypedKeys {
  let isEnded = false
  let wake = () => {}
  const keyboard = openKeyboard(input, (inputs) => {
    if (inputs.some((each) => each.type === 'key' && each.name === 'ctrl+c'))
      process.kill(process.pid, 'SIGINT')
    ahead.push(...inputs)
    wake()
  })
  // It is paused after each question.
  keyboard.resume()
  const end = () => {
    isEnded = true
    wake()
  }
  const abort = () => wake()
  input.once('end', end)
  signal.addEventListener('abort', abort, { once: true })
  return {
    next: async () => {
      while (!signal.aborted) {
        const typed = take(ahead)
        if (typed || isEnded) return typed
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      return null
    },
    close: () => {
      keyboard.close()
      input.off('end', end)
      signal.removeEventListener('abort', abort)
    },
  }
}

/** Takes a key, or all text up to the next one: a pasted line goes in at once. What cannot be shown is dropped. */
function take(ahead: Input[]): Typed | null {
  let text = ''
  for (let next = ahead[0]; next; next = ahead[0]) {
    const added = textOf(next)
    if (added === null) {
      if (text !== '') break
      ahead.shift()
      return next.type === 'key' ? next : null
    }
    text += added.replace(unsafeCharacters(), '')
    ahead.shift()
  }
  return text === '' ? null : { type: 'text', text }
}

function textOf(input: Input): string | null {
  if (input.type === 'paste') return input.text
  const edit = textEditOf(input.name)
  return edit?.type === 'insert' ? edit.text : null
}
