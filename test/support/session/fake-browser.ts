import type { BrowserAnswer, BrowserPorts } from '../../../src/session/browser-ports.ts'

export interface FakeBrowser extends BrowserPorts {
  /** The states that were waited for, in order. */
  readonly states: readonly string[]
  /** How many callbacks are open. */
  readonly open: () => number
  /** The browser comes back to the callback that was opened last. */
  readonly comeBack: (answer: BrowserAnswer) => void
}

/** Callbacks in memory. Words that nobody can guess are `word-1`, `word-2`, … */
export function fakeBrowser(): FakeBrowser {
  const states: string[] = []
  const opened = new Set<number>()
  let words = 0
  let comeBack: (answer: BrowserAnswer) => void = () => undefined
  return {
    states,
    open: () => opened.size,
    comeBack: (answer) => comeBack(answer),
    secretWord: () => `word-${++words}`,
    openCallback: async (state) => {
      const nth = states.push(state)
      opened.add(nth)
      const { promise, resolve } = Promise.withResolvers<BrowserAnswer>()
      comeBack = resolve
      return {
        redirectUri: `http://127.0.0.1:${40_000 + nth}/oauth/callback`,
        answer: promise,
        close: () => void opened.delete(nth),
      }
    },
  }
}
