import type { Setup } from '../../app/state.ts'
import type { Store } from '../../app/store.ts'
import type { WalkOptions } from '../../aws/check-services.ts'
import type { Route } from '../../aws/connect.ts'
import { readCaches, renameToken } from '../../os/caches.ts'
import { readFound } from '../../os/files.ts'
import type { Variables } from '../../profiles/environment.ts'
import { WalkError } from '../../session/walk/walk-error.ts'
import type { WalkPorts } from '../../session/walk/walk-ports.ts'
import { copySequence } from '../../terminal/clipboard.ts'
import { handOver } from '../../terminal/pick.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { visible } from '../../text/text.ts'
import { createCheckRunner } from '../effects/check-effects.ts'
import type { Services } from '../effects/run-effect.ts'
import { createSessionRunner, type SessionServices } from '../effects/session-effects.ts'

export interface Surroundings {
  readonly setup: Setup
  readonly variables: Variables
  readonly terminal: Terminal
  readonly store: () => Store
  readonly suspend: () => void
  /** Gives the terminal back for good. */
  readonly leave: () => void
}

/** The outside world as the effects ask for it. What start-up does not need, the SDK above all, is loaded when asked for. */
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
  const route = (profile: string | null): Route => {
    return { variables, environment, profiles: store().getState().profileIndex.profiles, profile }
  }
  const net = () => import('../../aws/check-services.ts')
  const walkOptions = (mfaCode: WalkPorts['mfaCode']): WalkOptions => {
    return { timeoutMs: preferences.checkTimeoutMs, mfaCode, isReadOnly: setup.isReadOnly }
  }
  const copy = (text: string) => terminal.control(copySequence(text, variables.TMUX !== undefined))
  // Where nothing can open it, that is worth a sentence and not the end of the program.
  const noBrowser = () =>
    store().dispatch({ type: 'noticed', tone: 'warning', text: 'No browser could be started.' })
  const browse = (url: string) => void import('open').then(({ default: open }) => open(url)).catch(noBrowser)
  return {
    now: Date.now,
    readSource: (file) => readFound(files[file]),
    readCaches: (wanted) => readCaches(environment, wanted),
    save: async (plan) => (await import('../../os/save.ts')).save(files, plan),
    renameToken: (from, to) => renameToken(environment.ssoCache, from, to),
    openEditor: async (file, line) => {
      const { openInEditor } = await import('../../terminal/editor.ts')
      return terminal.lend(() => openInEditor(variables, files[file] ?? '', line))
    },
    runSession: createSessionRunner(sessionServices(route)),
    runCheck: createCheckRunner({
      concurrency: preferences.checkConcurrency,
      walkPorts: async (profile, mfaCode) => (await net()).portsFor(route(profile), walkOptions(mfaCode)),
    }),
    pick: (name) => {
      leave()
      handOver(variables, name, visible)
      process.exit(0)
    },
    subshell: async (name) => {
      const { runSubshell, variablesFor } = await import('../../terminal/subshell.ts')
      return terminal.lend(() => runSubshell(variablesFor(variables, environment, name), visible(name)))
    },
    console: async (name) => {
      const entry = store().getState().profileIndex.entryOf(name)
      if (!entry) return null
      const { consoleFor, portsFor } = await net()
      const ports = portsFor(route(name), walkOptions(noCode))
      const found = await consoleFor(entry, route(name), ports)
      if ('failure' in found) return found.failure
      if (setup.canBrowse) browse(found.address)
      else copy(found.address)
      return setup.canBrowse
        ? null
        : 'There is no browser here: the address is in your clipboard, good for some minutes.'
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

/** The console is opened with what is cached or needs no code. */
const noCode = async (): Promise<string> => {
  throw new WalkError('mfa-required', 'This role wants an MFA code.', 'c asks for it and caches the role')
}

function sessionServices(route: (profile: string | null) => Route): SessionServices {
  const load = async () => (await import('../../aws/session-services.ts')).createSessionServices(route)
  return {
    loginPorts: async (session, profile) => (await load()).loginPorts(session, profile),
    refreshPorts: async (session, profile) => (await load()).refreshPorts(session, profile),
    logoutPorts: async (session, profile) => (await load()).logoutPorts(session, profile),
    portal: async (session, profile) => (await load()).portal(session, profile),
  }
}
