import type { Setup } from '../../app/state.ts'
import type { Store } from '../../app/store.ts'
import { renameToken } from '../../os/caches.ts'
import { readHome } from '../../os/read-home.ts'
import type { Variables } from '../../profiles/environment.ts'
import type { FileRole } from '../../profiles/problem.ts'
import type { AwsPorts } from '../../session/ports.ts'
import type { Entry } from '../../session/profile-index.ts'
import { WalkError } from '../../session/walk/walk-error.ts'
import { copySequence } from '../../terminal/clipboard.ts'
import { handOver } from '../../terminal/pick.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { visible } from '../../text/visible.ts'
import { redactIds } from '../../view/redact.ts'
import type { CheckServices } from '../effects/check-effects.ts'
import type { HomeServices } from '../effects/home-effects.ts'
import type { SessionServices } from '../effects/session-effects.ts'
import { createConsolePages } from './console-pages.ts'

/** The outside world as the effects see it. Promises of a string resolve to a sentence for the user, or null. */
export interface Services extends HomeServices, Omit<SessionServices, 'aws'>, Omit<CheckServices, 'aws'> {
  /** Loads the SDK when first called. */
  readonly aws: () => Promise<AwsPorts>
  readonly renameToken: (from: string, to: string) => void
  readonly openEditor: (file: FileRole, line: number) => Promise<string | null>
  readonly subshell: (profile: string) => Promise<string | null>
  readonly openConsole: (entry: Entry) => Promise<string | null>
  /** Ends the program. */
  readonly pick: (profile: string) => void
  readonly browse: (url: string) => void
  readonly copy: (text: string) => void
  readonly redraw: () => void
  readonly suspend: () => void
  readonly quit: () => void
}

export interface Surroundings {
  readonly setup: Setup
  readonly variables: Variables
  readonly terminal: Terminal
  readonly store: Store
  readonly suspend: () => void
  /** Gives the terminal back for good. */
  readonly leave: () => void
}

/** The real services. Code that starting does not need, the SDK above all, is loaded on first use. */
export function createServices({
  setup,
  variables,
  terminal,
  store,
  suspend,
  leave,
}: Surroundings): Services {
  const { environment, preferences } = setup
  const { files } = environment
  const profiles = () => store.getState().profileIndex.profiles
  const aws = async () => {
    const { createAwsPorts } = await import('../../aws/ports.ts')
    return createAwsPorts((profile) => ({ variables, environment, profiles: profiles(), profile }))
  }
  const checks = {
    concurrency: preferences.checkConcurrency,
    timeoutMs: preferences.checkTimeoutMs,
    isReadOnly: setup.isReadOnly,
  }
  const copy = (text: string) => terminal.control(copySequence(text, variables.TMUX !== undefined))
  const noBrowser = () =>
    store.dispatch({ type: 'noticed', tone: 'warning', text: 'Could not start a browser.' })
  const browse = (url: string) => void import('open').then(({ default: open }) => open(url)).catch(noBrowser)
  const pages = createConsolePages(
    async (address, timeoutMs) => (await import('./serve-once.ts')).serveOnce(address, timeoutMs),
    browse,
    () =>
      store.dispatch({
        type: 'noticed',
        tone: 'warning',
        text: 'The browser did not come for the console’s address. Press w to try again.',
      }),
  )
  /** While another program has the terminal, nothing here can answer the browser. */
  const lend = async (use: () => string | null) => {
    if (pages.isWaiting()) await pages.settle()
    return terminal.lend(use)
  }
  /** Gives the terminal back, and ends the program once a browser on its way to the console has been there. */
  const end = async (last: () => void) => {
    leave()
    last()
    if (pages.isWaiting()) {
      // What is typed from here on is for the shell.
      process.stdin.pause()
      process.stderr.write('Waiting a moment for the browser to come for the console’s address.\n')
      if (!(await pages.settle())) process.stderr.write('It did not come, so the console does not open.\n')
    }
    process.exit(0)
  }
  return {
    now: Date.now,
    readHome: (known) => readHome(environment, known),
    save: async (plan) => (await import('../../os/save.ts')).save(files, plan),
    renameToken: (from, to) => renameToken(environment.ssoCache, from, to),
    aws,
    checks,
    openEditor: async (file, line) => {
      const { openInEditor } = await import('../../terminal/editor.ts')
      return lend(() => openInEditor(variables, files[file] ?? '', line))
    },
    subshell: async (name) => {
      const { runSubshell, variablesFor } = await import('../../terminal/subshell.ts')
      const shown = setup.isRedacted ? redactIds(visible(name)) : visible(name)
      return lend(() => runSubshell(variablesFor(variables, environment, name), shown))
    },
    openConsole: async (entry) => {
      const { consoleAddressOf } = await import('../../session/walk/console-address.ts')
      const found = await consoleAddressOf(entry, profiles(), await aws(), { ...checks, mfaCode: noCode })
      if ('reason' in found) return found.reason
      if (setup.canBrowse) return pages.open(found.address)
      copy(found.address)
      return 'No browser can open here; the console address is in your clipboard and works for a few minutes.'
    },
    pick: (name) => void end(() => handOver(variables, name, setup.isRedacted)),
    browse,
    copy,
    redraw: terminal.redraw,
    suspend,
    quit: () => void end(() => {}),
  }
}

/** Opening the console does not ask for a code: the role must be cached or need none. */
const noCode = async (): Promise<string> => {
  throw new WalkError(
    'mfa-required',
    'This role needs an MFA code.',
    'press c to enter it and cache the role',
  )
}
