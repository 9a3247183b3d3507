import { flushCompileCache } from 'node:module'
import { render } from 'ink'
import { nextTick } from '../app/next-tick.ts'
import type { Store } from '../app/store.ts'
import { App } from '../ink/App.tsx'
import { inkOutput } from '../ink/output-stream.ts'
import type { Terminal } from '../terminal/terminal.ts'
import type { Theme } from '../terminal/theme.ts'
import type { EffectQueue } from './effects/effect-queue.ts'
import { createRunner } from './effects/run-effect.ts'
import { createServices, type Surroundings } from './services/services.ts'

/** Start-up is over by then, and a key is not kept waiting. */
const SETTLED_MS = 1_000

export interface InkOptions extends Omit<Surroundings, 'suspend'> {
  /** The effects that have had to wait until now. */
  readonly queue: EffectQueue
  readonly theme: Theme
}

/** Brings the first picture to life: keys, time, the network, and the files on disk. */
export function startInk({ queue, theme, ...surroundings }: InkOptions): void {
  const { store, terminal } = surroundings
  const services = createServices({ ...surroundings, suspend: () => suspend(terminal, store) })
  const resized = () => store.dispatch({ type: 'resized', ...terminal.size() })
  terminal.onResize(resized)
  // While this was loading, nobody listened.
  resized()
  keepTime(store)
  // First what was asked for, then the picture that shows it.
  queue.handOver(createRunner(services), store)
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
  const onChange = () => store.dispatch({ type: 'home-changed' })
  watchTargets(
    {
      files: [files.config, files.credentials].filter((path) => path !== null),
      folders: [ssoCache, cliCache, loginCache],
    },
    { onChange, onTrouble: (reason) => store.dispatch({ type: 'watch-trouble', reason }) },
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
    store.dispatch({ type: 'home-changed' })
  }
  process.once('SIGCONT', resume)
  // Where no shell could bring it back, as behind `exec awsprof`, the system does not stop it. The time is for the stop
  // to come, which need not be at once; none of it passes while stopped.
  const timer = setTimeout(resume, STOPPED_WITHIN_MS)
  // To the whole group, as the terminal itself would: npm and npx stop along.
  process.kill(0, 'SIGTSTP')
}
