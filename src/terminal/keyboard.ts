import { createDecoder, type Input } from '../keys/decoder.ts'

/** The terminal's input, as whole keys and pastes. */
export interface Keyboard {
  /** Stops reading: what is typed waits in the terminal for whoever reads next. */
  readonly pause: () => void
  readonly resume: () => void
  /** Stops reading for good. */
  readonly close: () => void
}

/**
 * Reads the terminal; nothing else may. Calls `onRead` with the input that each read completes, and with input that is
 * complete because nothing follows it in time, such as Esc.
 */
export function openKeyboard(input: NodeJS.ReadStream, onRead: (inputs: readonly Input[]) => void): Keyboard {
  const decoder = createDecoder()
  let timer: NodeJS.Timeout | undefined
  const answer = (inputs: readonly Input[]) => {
    clearTimeout(timer)
    const due = decoder.deadline()
    if (due !== null) timer = setTimeout(expire, Math.max(0, due - Date.now()))
    if (inputs.length > 0) onRead(inputs)
  }
  const expire = () => answer(decoder.expire(Date.now()))
  const take = (piece: Buffer) => answer(decoder.feed(piece, Date.now()))
  input.on('data', take)
  return {
    pause: () => input.pause(),
    resume: () => input.resume(),
    close: () => {
      clearTimeout(timer)
      input.off('data', take)
      input.pause()
    },
  }
}
