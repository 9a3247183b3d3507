import type { State } from '../state.ts'
import type { SaveRequest, Step } from './change.ts'

const LONGEST_HISTORY = 100

/** What a step has changed, as undo and redo name it: without the word that tells how it came about. */
export function changeOf({ label }: Step): string {
  return label.replace(/^mended: /, '')
}

/** The history after a step was taken, undone or done again. */
export function recorded(
  { done, undone }: State['history'],
  step: Step,
  as: SaveRequest['as'],
): State['history'] {
  switch (as) {
    case 'change':
      return { done: [...done, step].slice(-LONGEST_HISTORY), undone: [] }
    case 'undo':
      return { done: done.slice(0, -1), undone: [...undone, ...done.slice(-1)] }
    case 'redo':
      return { done: [...done, ...undone.slice(-1)], undone: undone.slice(0, -1) }
  }
}
