import { flushCompileCache } from 'node:module'
import { render } from 'ink'
import type { Effect } from '../app/effect.ts'
import { nextTick } from '../app/next-tick.ts'
import type { State } from '../app/state.ts'
import { createStore, type Store } from '../app/store.ts'
import { App } from '../ink/App.tsx'
import { inkOutput } from '../ink/output-stream.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Theme } from '../terminal/theme.ts'
import { createRunner } from './effects/run-effect.ts'
import { createServices, type Surroundings } from './services/services.ts'

/** Start-up is over by then, and a key is not kept waiting. */
const SETTLED_MS = 1_000

/**
 * Brings the first picture to life: keys, time, the network, and the files on disk.
 *
 * @param state what the first picture shows; its maker is a bundle of its own (see build.ts)
 * @param effects what has had to wait until now
 */
export function startInk(
  state: State,
  effects: readonly Effect[],
  theme: Theme,
  surroundings: Omit<Surroundings, 'store' | 'suspend'>,
): void {
  const { terminal } = surroundings
  const run = createRunner(
    createServices({ ...surroundings, store: () => store, suspend: () => suspend(terminal, store) }),
  )
  const store = createStore(state, run)
  const resized = () => store.dispatch({ type: 'resized', ...terminal.size() })
  terminal.onResize(resized)
  // While this was loading, nobody listened.
  resized()
  keepTime(store)
  // First what was asked for, then the picture that tells of it.
  for (const effect of effects) run(effect, store)
  mountInk(timed(store), theme, terminal)
  void watchFiles(store)
  setTimeout(flushCompileCache, SETTLED_MS).unref()
}

/** Between ticks the state's clock stands still: what a key begins must last from the key on. */
function timed(store: Store): Store {
  return {
    ...store,
    dispatch: (...events) => store.dispatch({ type: 'tick', now: Date.now() }, ...events),
  }
}

function mountInk(store: Store, theme: Theme, terminal: Terminal): void {
  const app = render(<App store={store} theme={theme} />, {
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
  const { watchTargets } = await import('../os/watch.ts')
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

const STOPPED_WITHIN_MS = 200

/** Ctrl-Z: the shell gets the terminal, `fg` brings the dashboard back with what changed meanwhile. */
function suspend(terminal: Terminal, store: Store): void {
  terminal.leave()
  const resume = () => {
    clearTimeout(timer)
    process.off('SIGCONT', resume)
    terminal.enter()
    store.dispatch({ type: 'resized', ...terminal.size() })
    terminal.redraw()
    store.dispatch({ type: 'intent', intent: 'reload' })
  }
  process.once('SIGCONT', resume)
  // Where no shell could bring it back, as behind `exec awsprof`, the system does not stop it. The time is for the stop
  // to come, which need not be at once; none of it passes while stopped.
  const timer = setTimeout(resume, STOPPED_WITHIN_MS)
  // To the whole group, as the terminal itself would: npm and npx stop along.
  process.kill(0, 'SIGTSTP')
}
