import type { ValueCheck } from '../../app/edit/value-check.ts'

/** A question with a line for an answer. Its text and choices are fit for the terminal. */
export interface AskedLine {
  readonly text: string
  /** Whether to show stars for what is typed. */
  readonly isSecret?: boolean
  /** What is wrong with an answer, which has no blanks around it. A warning is taken the second time. */
  readonly check?: (answer: string) => ValueCheck | null
  /** What Tab completes the line to. */
  readonly choices?: readonly string[]
}

/** A question with a list. Its texts are fit for the terminal. */
export interface AskedChoice {
  readonly text: string
  readonly labels: readonly string[]
}

/** Asks in the normal screen of a terminal, one question after another. */
export interface Prompter {
  /**
   * Resolves to the answer, without blanks around it, or to null if the input ended (Ctrl-D on an empty line). Rejects with the
   * signal's reason if that aborts.
   */
  readonly ask: (question: AskedLine, signal: AbortSignal) => Promise<string | null>
  /** The same for a list: resolves to the index of the label that was chosen. */
  readonly choose: (question: AskedChoice, signal: AbortSignal) => Promise<number | null>
}
