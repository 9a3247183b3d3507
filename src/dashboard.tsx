import { initialState } from './app/initial-state.ts'
import { nextTick } from './app/next-tick.ts'
import type { Setup } from './app/state.ts'
import { createStore, type Store } from './app/store.ts'
import { guardProcess } from './os/guard.ts'
import { openTerminal, type Terminal } from './os/terminal.ts'
import { paintRows } from './paint/sgr.ts'
import { type Theme, themeFor } from './paint/theme.ts'
import type { Variables } from './profiles/environment.ts'
import { createRunner } from './run-effect.ts'
import { createServices } from './services.ts'
import { allRows, screenOf } from './view/screen.ts'

export interface DashboardOptions {
  readonly setup: Setup
  /** The environment's variables: the demo has its own. */
  readonly variables: Variables
  readonly hasColour: boolean
  readonly warnings: readonly string[]
  /** Called once, when the terminal is given back, whatever the reason. Must not throw. */
  readonly onLeave: () => void
}

/**
 * Wires store, effects, terminal and Ink together. The first picture is painted before Ink is even loaded; it comes
 * from the same rows, so Ink's first frame changes nothing.
 */
export async function openDashboard({
  setup,
  variables,
  hasColour,
  warnings,
  onLeave,
}: DashboardOptions): Promise<void> {
  const terminal = openTerminal(process.stdin, process.stdout)
  const leave = guardProcess(() => {
    terminal.leave()
    onLeave()
  })
  const theme = themeFor(setup.preferences.theme, hasColour)
  const run = createRunner(
    createServices({
      setup,
      variables,
      terminal,
      store: () => store,
      suspend: () => suspend(terminal, store),
      leave,
    }),
  )
  const store = createStore(initialState(setup, terminal.size(), Date.now()), run)
  run({ type: 'read-files' }, store)
  for (const text of warnings) store.dispatch({ type: 'noticed', tone: 'warning', text })

  terminal.enter()
  terminal.draw(paintRows(allRows(screenOf(store.getState())), theme))
  terminal.onResize(() => store.dispatch({ type: 'resized', ...terminal.size() }))
  keepTime(store)
  await mountInk(store, theme, terminal)
  await watchFiles(store)
}

async function mountInk(store: Store, theme: Theme, terminal: Terminal): Promise<void> {
  const [{ render }, { createElement }, { App }, { inkOutput }] = await Promise.all([
    import('ink'),
    import('react'),
    import('./ui/App.tsx'),
    import('./os/ink-streams.ts'),
  ])
  const app = render(createElement(App, { store, theme }), {
    stdout: inkOutput(terminal),
    debug: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
  })
  // A fault inside a component ends Ink; it must end the program too, loudly.
  app.waitUntilExit().catch((error: unknown) => {
    throw error
  })
}

/** One timer, set to the moment at which time alone changes the picture. */
function keepTime(store: Store): void {
  let timer: NodeJS.Timeout | undefined
  const LONGEST = 24 * 60 * 60_000
  const set = () => {
    clearTimeout(timer)
    const next = nextTick(store.getState())
    if (next === null) return
    const wait = Math.min(LONGEST, Math.max(1, next - Date.now()))
    timer = setTimeout(() => store.dispatch({ type: 'tick', now: Date.now() }), wait)
  }
  store.subscribe(set)
  set()
}

async function watchFiles(store: Store): Promise<void> {
  const { watchTargets } = await import('./os/watch.ts')
  const { files, ssoCache, cliCache, loginCache } = store.getState().setup.environment
  const reload = () => store.dispatch({ type: 'intent', intent: 'reload' })
  watchTargets(
    {
      files: [files.config, files.credentials].filter((path) => path !== null),
      folders: [ssoCache, cliCache, loginCache],
    },
    { onChange: reload, onTrouble: (reason) => store.dispatch({ type: 'watch-trouble', reason }) },
  )
}

/** Ctrl-Z: the shell gets the terminal, `fg` brings the dashboard back with what changed meanwhile. */
function suspend(terminal: Terminal, store: Store): void {
  terminal.leave()
  process.once('SIGCONT', () => {
    terminal.enter()
    store.dispatch({ type: 'resized', ...terminal.size() })
    terminal.redraw()
    store.dispatch({ type: 'intent', intent: 'reload' })
  })
  // To the whole group, as the terminal itself would: npm and npx stop along.
  process.kill(0, 'SIGTSTP')
}
