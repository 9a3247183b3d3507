import { flushCompileCache } from 'node:module'
import { render } from 'ink'
import { expiringSessions } from '../app/browse/expiring-sessions.ts'
import { nextTick } from '../app/next-tick.ts'
import type { Store } from '../app/store.ts'
import { App } from '../ink/App.tsx'
import { inkInput } from '../ink/input-stream.ts'
import { inkOutput } from '../ink/output-stream.ts'
import { whenFinished } from '../os/unfinished.ts'
import type { Variables } from '../profiles/environment.ts'
import { notifySequence } from '../terminal/notify.ts'
import { stopProcess } from '../terminal/stop-process.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Theme } from '../terminal/theme.ts'
import { titleSequence } from '../terminal/title.ts'
import { windowTitle } from '../view/window-title.ts'
import type { EffectQueue } from './effects/effect-queue.ts'
import { createRunner } from './effects/run-effect.ts'
import { createServices, type Surroundings } from './services/services.ts'

/** The compile cache is written after this time, when it delays neither the start nor the first keys. */
const SETTLED_MS = 1_000

export interface InkOptions extends Omit<Surroundings, 'suspend'> {
  /** The effects that are waiting for Ink. */
  readonly queue: EffectQueue
  readonly theme: Theme
}

/** Starts everything after the first picture: Ink, the clock, the services, and the watching of the files. */
export function startInk({ queue, theme, ...surroundings }: InkOptions): void {
  const { store, terminal } = surroundings
  surroundings.guard.waitFor(whenFinished)
  const services = createServices({ ...surroundings, suspend: () => void suspend(terminal, store) })
  const resized = () => store.dispatch({ type: 'resized', ...terminal.size() })
  terminal.onResize(resized)
  // The terminal may have been resized while this was loading.
  resized()
  keepTime(store)
  keepTitle(store, terminal)
  notifyOfEnds(store, terminal, surroundings.variables)
  // The waiting effects run before Ink draws, so that its first frame shows them.
  queue.handOver(createRunner(services), store)
  mountInk(store, theme, terminal)
  void watchFiles(store)
  setTimeout(flushCompileCache, SETTLED_MS).unref()
}

function mountInk(store: Store, theme: Theme, terminal: Terminal): void {
  const app = render(<App store={store} theme={theme} />, {
    stdin: inkInput(),
    stdout: inkOutput(terminal),
    debug: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
  })
  // An error in a component ends Ink. Thrown again, it ends the program with a crash report.
  app.waitUntilExit().catch((error: unknown) => {
    throw error
  })
}

/** One timer, set to the next moment at which the picture changes with time alone. */
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

/** The title of the terminal follows what there is to do. */
function keepTitle(store: Store, terminal: Terminal): void {
  let shown = ''
  const show = () => {
    const title = windowTitle(store.getState())
    if (title === shown) return
    shown = title
    terminal.control(titleSequence(title))
  }
  store.subscribe(show)
  show()
}

/** Tells once of each session that comes near its end while the dashboard is open. */
function notifyOfEnds(store: Store, terminal: Terminal, variables: Variables): void {
  const how = store.getState().setup.preferences.notify
  if (how === 'off') return
  let known = expiringSessions(store.getState())
  store.subscribe(() => {
    const now = expiringSessions(store.getState())
    for (const name of now.difference(known))
      terminal.control(notifySequence(`The session ${name} is about to end.`, how, variables))
    known = now
  })
}

async function watchFiles(store: Store): Promise<void> {
  const { watchTargets } = await import('../os/watch.ts')
  const { files, ssoCache, cliCache, loginCache } = store.getState().setup.environment
  const onChange = () => store.dispatch({ type: 'home-changed' })
  watchTargets(
    {
      files: [files.config, files.credentials].filter((path) => path !== null),
      folders: [ssoCache, cliCache, loginCache],
    },
    { onChange, onTrouble: (reason) => store.dispatch({ type: 'watch-trouble', reason }) },
  )
}

/** Ctrl-Z: gives the terminal to the shell. `fg` brings the dashboard back and reads the files again. */
async function suspend(terminal: Terminal, store: Store): Promise<void> {
  terminal.leave()
  await stopProcess()
  terminal.enter()
  store.dispatch({ type: 'resized', ...terminal.size() })
  terminal.redraw()
  store.dispatch({ type: 'home-changed' })
}
