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
  return {
    now: Date.now,
    readHome: (known) => readHome(environment, known),
    save: async (plan) => (await import('../../os/save.ts')).save(files, plan),
    renameToken: (from, to) => renameToken(environment.ssoCache, from, to),
    aws,
    checks,
    openEditor: async (file, line) => {
      const { openInEditor } = await import('../../terminal/editor.ts')
      return terminal.lend(() => openInEditor(variables, files[file] ?? '', line))
    },
    subshell: async (name) => {
      const { runSubshell, variablesFor } = await import('../../terminal/subshell.ts')
      const shown = setup.isRedacted ? redactIds(visible(name)) : visible(name)
      return terminal.lend(() => runSubshell(variablesFor(variables, environment, name), shown))
    },
    openConsole: async (entry) => {
      const { consoleAddressOf } = await import('../../session/walk/console-address.ts')
      const found = await consoleAddressOf(entry, profiles(), await aws(), { ...checks, mfaCode: noCode })
      if ('reason' in found) return found.reason
      if (setup.canBrowse) browse(found.address)
      else copy(found.address)
      return setup.canBrowse
        ? null
        : 'No browser can open here; the console address is in your clipboard and works for a few minutes.'
    },
    pick: (name) => {
      leave()
      handOver(variables, name, setup.isRedacted)
      process.exit(0)
    },
    browse,
    copy,
    redraw: terminal.redraw,
    suspend,
    quit: () => {
      leave()
      process.exit(0)
    },
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
