import { describe, expect, it } from 'vitest'
import { detailItems } from '../../src/app/browse/selection.ts'
import { layoutOf } from '../../src/app/layout.ts'
import { overlayLength } from '../../src/app/overlay-length.ts'
import type { State } from '../../src/app/state.ts'
import { contextOf, takesText } from '../../src/keys/context.ts'
import { dialogBox } from '../../src/view/dialogs/dialog.ts'
import { type Row, rowWidth, type Style } from '../../src/view/row.ts'
import { allRows, screenOf } from '../../src/view/screen.ts'
import { symbolsFor } from '../../src/view/symbols.ts'
import { SAMPLE_SECRETS } from '../support/files/sample-home.ts'
import { rowText } from '../support/state/picture.ts'
import { play } from '../support/state/state.ts'
import { ALL_SCENES } from './scenes.ts'

const SIZES = [
  [200, 60],
  [120, 40],
  [80, 24],
  [50, 15],
  [40, 10],
] as const

// Everything that a terminal would obey, hide or reorder.
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u

/** How many rows have the bar that is on what is chosen, where the keys go: in the list, the details or a dialog. */
function barsOf(state: State): number {
  const lengths: Partial<Record<ReturnType<typeof contextOf>, () => number>> = {
    list: () => state.order.length,
    filter: () => state.order.length,
    details: () => detailItems(state).length,
    menu: () => (state.overlay ? overlayLength(state, state.overlay) : 0),
    accounts: () => (state.overlay ? overlayLength(state, state.overlay) : 0),
  }
  const length = lengths[contextOf(state)]?.() ?? 0
  return length > 0 ? 1 : 0
}

/** The rows of what has the keys: those of a dialog, which lies over others, or all. */
function inFront(state: State, picture: readonly Row[]): readonly Row[] {
  const { overlay } = state
  if (!overlay || overlay.type === 'help') return picture
  return dialogBox(state, overlay, layoutOf(state), symbolsFor(state.setup.isAscii)).rows
}

function expectSound(state: State): void {
  const { columns, rows } = state.size
  const picture = allRows(screenOf(state))
  expect(picture.map(rowWidth)).toEqual(Array(rows).fill(columns))

  const text = picture.map(rowText).join('\n')
  expect(text.replaceAll('\n', ' ')).not.toMatch(FORBIDDEN)
  if (state.setup.isAscii) expect(text).toMatch(/^[ -~\n]*$/)
  const hidden = state.revealed ? [] : SAMPLE_SECRETS
  for (const secret of [...hidden, 'mine-mine', 'theirs-theirs'])
    expect(text).not.toContain(secret.slice(0, 9))

  const front = inFront(state, picture)
  const rowsWith = (wanted: Style) => front.filter((row) => row.some(({ style }) => style === wanted)).length
  expect(rowsWith('cursor'), 'rows with a cursor').toBe(takesText(contextOf(state)) ? 1 : 0)
  expect(rowsWith('selected'), 'rows with a bar').toBe(barsOf(state))
}

const states = new Map(
  await Promise.all(
    Object.entries(ALL_SCENES).map(
      async ([name, scene]) => [name, await scene({ columns: 80, rows: 24 })] as const,
    ),
  ),
)

describe.each(SIZES)(
  'at %i × %i every row is whole, nothing obeys, and one sees where one is',
  (columns, rows) => {
    it.each([...states])('%s', (_, before) => {
      const state = play(before, { type: 'resized', columns, rows })
      expectSound(state)
      expectSound({ ...state, setup: { ...state.setup, isAscii: true } })
    })
  },
)
