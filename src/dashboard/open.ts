import type { Effect } from '../app/effect.ts'
import { initialState } from '../app/initial-state.ts'
import type { Setup } from '../app/state.ts'
import { createStore, type Store } from '../app/store.ts'
import { cacheFolder, readAccountNames } from '../os/account-names.ts'
import { readHome } from '../os/read-home.ts'
import type { Variables } from '../profiles/environment.ts'
import type { Capabilities } from '../terminal/capabilities.ts'
import { openDisplay } from '../terminal/display.ts'
import { frameOfRows } from '../terminal/frame.ts'
import { guardProcess } from '../terminal/guard.ts'
import { openTerminal } from '../terminal/terminal.ts'
import { themeFor } from '../terminal/theme.ts'
import { allRows, screenOf } from '../view/screen.ts'
import { createEffectQueue } from './effects/effect-queue.ts'
import { readHomeInto } from './effects/home-effects.ts'
import { answerKeys } from './keys.ts'

export interface DashboardOptions {
  readonly setup: Setup
  /** The environment variables; the demo has its own. */
  readonly variables: Variables
  readonly capabilities: Capabilities
  readonly warnings: readonly string[]
  /** Called once, when the terminal is given back for whatever reason. Must not throw. */
  readonly onLeave: () => void
}

/**
 * Paints the first picture with one plain write and answers keys before Ink is loaded. Ink draws the same rows, so its
 * first frame changes nothing on screen.
 */
export async function openDashboard(options: DashboardOptions): Promise<void> {
  const { setup, variables, capabilities, warnings, onLeave } = options
  // Without its terminal the program ends without a message.
  const display = openDisplay(process.stdout, () => guard.exit(1))
  const terminal = openTerminal(process.stdin, display)
  const guard = guardProcess(() => {
    terminal.leave()
    onLeave()
  })
  const theme = themeFor(capabilities.theme, capabilities.hasColour)
  const home = {
    now: Date.now,
    readHome: (known: Parameters<typeof readHome>[1]) => readHome(setup.environment, known),
  }
  const queue = createEffectQueue((effect: Effect, store: Store) => {
    if (effect.type === 'quit') {
      guard.exit(0)
      return true
    }
    if (effect.type !== 'read-home') return false
    readHomeInto(store, home)
    return true
  })
  const names = readAccountNames(cacheFolder(variables, setup.environment.home))
  const store = createStore(initialState(setup, terminal.size(), Date.now(), names), queue.run)
  readHomeInto(store, home)
  // From another program; Ctrl-Z is a key.
  process.on('SIGTSTP', () => store.dispatch({ type: 'intent', intent: 'suspend' }))
  for (const text of warnings) store.dispatch({ type: 'noticed', tone: 'warning', text })
  const draw = () => terminal.draw(frameOfRows(allRows(screenOf(store.getState())), theme))
  terminal.enter()
  draw()
  const fromStart = queue.length()
  // A picture must not promise an effect that is still waiting.
  const mustWait = () => queue.length() > fromStart
  const drawIfDone = () => {
    if (!mustWait()) draw()
  }
  const keys = answerKeys(process.stdin, store, mustWait, drawIfDone)
  await keys.pause
  const { startInk } = await import('./after-first-paint.ts')
  startInk({ store, queue, theme, setup, variables, terminal, guard })
  keys.goOn()
}
