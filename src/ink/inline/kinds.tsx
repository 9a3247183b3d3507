import type { ReactElement } from 'react'
import { Ask } from './Ask.tsx'
import type { AskedChoice, AskedLine } from './asked.ts'
import { Choose } from './Choose.tsx'
import { WIDGET_KEYS } from './widget-keys.ts'

/** Most rows of a list that are shown, and how many rows are around them. */
const MOST_ROWS = 10
const OTHER_ROWS = 5

/** Whether the next key is for the line or for the list, or no key is expected any more. */
export type Phase = 'line' | 'list' | 'over'

/** How one kind of question is drawn, and which keys are for its list. */
export interface Kind<Answer> {
  readonly draw: (phase: Phase, onAnswer: (answer: Answer) => void) => ReactElement
  /** What the list is given for a key; null if that is for the line. */
  readonly listKeys: (key: string) => readonly string[] | null
  /** What Tab completes the line to. */
  readonly choices: readonly string[]
}

export function askedLine(question: AskedLine): Kind<string> {
  return {
    draw: (phase, onAnswer) => <Ask {...question} isOpen={phase !== 'over'} onAnswer={onAnswer} />,
    listKeys: () => null,
    choices: question.choices ?? [],
  }
}

/** @param rows of the terminal */
export function askedChoice(question: AskedChoice, rows: number, isAscii: boolean): Kind<number> {
  const limit = Math.max(1, Math.min(MOST_ROWS, rows - OTHER_ROWS))
  return {
    draw: (phase, onAnswer) => (
      <Choose
        {...question}
        {...{ isAscii, limit, onAnswer }}
        isListRead={phase === 'list'}
        isOpen={phase !== 'over'}
      />
    ),
    listKeys: (key) => listKeys(key, limit),
    choices: [],
  }
}

function listKeys(key: string, page: number): readonly string[] | null {
  switch (key) {
    case 'up':
    case 'down':
    case 'enter':
      return [WIDGET_KEYS[key]]
    case 'pageup':
      return Array<string>(page).fill(WIDGET_KEYS.up)
    case 'pagedown':
      return Array<string>(page).fill(WIDGET_KEYS.down)
    default:
      return null
  }
}
