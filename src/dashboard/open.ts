import type { Effect } from '../app/effect.ts'
import { initialState } from '../app/initial-state.ts'
import type { Setup } from '../app/state.ts'
import { createStore } from '../app/store.ts'
import type { Variables } from '../profiles/environment.ts'
import type { Look } from '../terminal/capabilities.ts'
import { endWithTerminal, guardProcess } from '../terminal/guard.ts'
import { paintRows } from '../terminal/sgr.ts'
import { openTerminal } from '../terminal/terminal.ts'
import { themeFor } from '../terminal/theme.ts'
import { allRows, screenOf } from '../view/screen.ts'
import { answerEarly } from './early-keys.ts'
import { readForStart } from './read-for-start.ts'

export interface DashboardOptions {
  readonly setup: Setup
  /** The environment's variables: the demo has its own. */
  readonly variables: Variables
  readonly look: Look
  readonly warnings: readonly string[]
  /** Called once, when the terminal is given back, whatever the reason. Must not throw. */
  readonly onLeave: () => void
}

/**
 * Paints the first picture with one plain write, and answers keys, before Ink and the rest are even loaded; all comes
 * from the same rows, so Ink's first frame changes nothing. What is typed while they are compiled waits in the terminal.
 */
export async function openDashboard(options: DashboardOptions): Promise<void> {
  const { setup, variables, look, warnings, onLeave } = options
  const terminal = openTerminal(process.stdin, process.stdout)
  const leave = guardProcess(() => {
    terminal.leave()
    onLeave()
  })
  const theme = themeFor(look.theme, look.hasColour)
  // Whatever else the state asks for has to wait until there is somebody to do it.
  const early: Effect[] = []
  const store = createStore(initialState(setup, terminal.size(), Date.now()), (effect, of) => {
    if (effect.type === 'quit') {
      leave()
      process.exit(0)
    }
    if (!readForStart(setup.environment, effect, of)) early.push(effect)
  })
  readForStart(setup.environment, { type: 'read-files' }, store)
  for (const text of warnings) store.dispatch({ type: 'noticed', tone: 'warning', text })
  const draw = () => terminal.draw(paintRows(allRows(screenOf(store.getState())), theme))
  terminal.enter()
  draw()
  endWithTerminal(process.stdout)
  const asked = early.length
  const mustWait = () => early.length > asked
  const drawDone = () => {
    // A picture never tells of what is still to be done.
    if (!mustWait()) draw()
  }
  const keys = answerEarly(process.stdin, store, drawDone, mustWait)
  await keys.pause
  const { startInk } = await import('./after-first-paint.ts')
  await keys.stop()
  startInk(store.getState(), early, theme, { setup, variables, terminal, leave })
}
