import type { Notice, Setup } from '../../app/state.ts'
import type { Store } from '../../app/store.ts'
import { cacheFolder } from '../../os/account-names.ts'
import { renameToken } from '../../os/caches.ts'
import { keepAccountNames } from '../../os/keep-account-names.ts'
import { readHome } from '../../os/read-home.ts'
import { readToImport } from '../../os/read-to-import.ts'
import { setMode } from '../../os/set-mode.ts'
import { typedPath } from '../../os/typed-path.ts'
import { whenFinished } from '../../os/unfinished.ts'
import type { Variables } from '../../profiles/environment.ts'
import type { FileRole } from '../../profiles/problem.ts'
import type { AwsPorts } from '../../session/ports.ts'
import type { Entry } from '../../session/profile-index.ts'
import { WalkError } from '../../session/walk/walk-error.ts'
import { copyNotice, copyText } from '../../terminal/clipboard.ts'
import type { Guard } from '../../terminal/guard.ts'
import { handOver } from '../../terminal/pick.ts'
import type { Terminal } from '../../terminal/terminal.ts'
import { visible } from '../../text/visible.ts'
import { redactIds } from '../../view/redact.ts'
import type { CheckServices } from '../effects/check-effects.ts'
import type { HomeServices, ModeServices } from '../effects/home-effects.ts'
import type { SessionServices } from '../effects/session-effects.ts'
import { createConsolePages } from './console-pages.ts'

type Told = Pick<Notice, 'tone' | 'text'>

/** The outside world as the effects see it. Promises of a string resolve to a sentence for the user, or null. */
export interface Services
  extends HomeServices,
    ModeServices,
    Omit<SessionServices, 'aws'>,
    Omit<CheckServices, 'aws'> {
  /** Loads the SDK when first called. */
  readonly aws: () => Promise<AwsPorts>
  /** Reads the file that a path as in a shell names; `unreadable` is the end of a sentence. */
  readonly readImport: (path: string) => { readonly text: string } | { readonly unreadable: string }
  readonly renameToken: (from: string, to: string) => void
  readonly openEditor: (file: FileRole, line: number) => Promise<string | null>
  readonly subshell: (profile: string) => Promise<string | null>
  /** Resolves to what to tell the user. */
  readonly awsLogin: (profile: string) => Promise<Told>
  /** Resolves to what to tell the user, or null. */
  readonly openConsole: (entry: Entry) => Promise<Told | null>
  /** Ends the program. */
  readonly pick: (profile: string) => void
  readonly browse: (url: string) => void
  /** Resolves to what to tell the user. Never rejects. */
  readonly copy: (text: string, what: string) => Promise<Told>
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
  readonly guard: Guard
}

/** The real services. Code that starting does not need, the SDK above all, is loaded on first use. */
export function createServices({
  setup,
  variables,
  terminal,
  store,
  suspend,
  guard,
}: Surroundings): Services {
  const { environment, preferences } = setup
  const { files } = environment
  const profiles = () => store.getState().profileIndex.profiles
  const aws = async () => {
    const { createAwsPorts } = await import('../../aws/ports.ts')
    return createAwsPorts(
      (profile) => ({ variables, environment, profiles: profiles(), profile }),
      (offsetMs) => store.dispatch({ type: 'clock-measured', offsetMs }),
    )
  }
  const checks = {
    concurrency: preferences.checkConcurrency,
    timeoutMs: preferences.checkTimeoutMs,
    isReadOnly: setup.isReadOnly,
  }
  const copy = async (text: string, what: string) => {
    const way = await copyText(text, { variables, platform: process.platform, control: terminal.control })
    return copyNotice(what, way)
  }
  const browse = async (url: string) => {
    const { openInBrowser } = await import('../../terminal/browser.ts')
    const why = await openInBrowser(url, preferences.browser, variables)
    if (why !== null) store.dispatch({ type: 'noticed', tone: 'warning', text: why })
  }
  const pages = createConsolePages(
    async (address, timeoutMs) =>
      (await import('../../terminal/serve-once.ts')).serveOnce(address, timeoutMs),
    (url) => void browse(url),
    () =>
      store.dispatch({
        type: 'noticed',
        tone: 'warning',
        text: 'The browser did not come for the console’s address. Press w to try again.',
      }),
  )
  const shownName = (name: string) => (setup.isRedacted ? redactIds(visible(name)) : visible(name))
  /** While another program has the terminal, nothing here can answer the browser. */
  const lend = async (use: () => string | null) => {
    if (pages.isWaiting()) await pages.settle()
    // Its answer would be taken for late, and a refresh token lost.
    await whenFinished()
    return terminal.lend(use)
  }
  /** Gives the terminal back, and ends the program once a browser on its way to the console has been there. */
  const end = async (last: () => void) => {
    guard.leave()
    last()
    if (pages.isWaiting()) {
      // What is typed from here on is for the shell.
      process.stdin.pause()
      process.stderr.write('Waiting a moment for the browser to come for the console’s address.\n')
      if (!(await pages.settle())) process.stderr.write('It did not come, so the console does not open.\n')
    }
    guard.exit(0)
  }
  // While its credentials are on their way, another press must not open a second one.
  let shellComing: Promise<string | null> | null = null
  const openShell = async (name: string) => {
    const { profileIndex } = store.getState()
    const entry = profileIndex.entryOf(name)
    if (!entry) return null
    const { prepareSubshell } = await import('./open-subshell.ts')
    const walking = { ...checks, mfaCode: noCode }
    const run = await prepareSubshell(variables, environment, profileIndex, entry, walking, shownName)
    return lend(run)
  }
  return {
    now: Date.now,
    readHome: (known) => readHome(environment, known),
    save: async (plan) => (await import('../../os/save.ts')).save(files, plan),
    setMode: (file, mode) => {
      const path = files[file]
      return path === null ? `there is no ${file} file` : setMode(path, mode)
    },
    readImport: (path) => readToImport(typedPath(path, environment.home, process.platform)),
    renameToken: (from, to) => renameToken(environment.ssoCache, from, to),
    aws,
    keepAccountNames: (accounts) => keepAccountNames(cacheFolder(variables, environment.home), accounts),
    checks,
    lend: terminal.lend,
    openEditor: async (file, line) => {
      const { openInEditor } = await import('../../terminal/editor.ts')
      return lend(() => openInEditor(variables, files[file] ?? '', line))
    },
    awsLogin: async (name) => {
      const { runAwsLogin, whyNoAwsLogin } = await import('../../terminal/aws-login.ts')
      const why =
        (await whyNoAwsLogin(variables, name)) ??
        (await lend(() => runAwsLogin(variables, environment, name, shownName(name))))
      return why === null ? { tone: 'info', text: 'Logged in by aws login.' } : { tone: 'error', text: why }
    },
    subshell: (name) => {
      shellComing ??= openShell(name).finally(() => (shellComing = null))
      return shellComing
    },
    openConsole: async (entry) => {
      const { consoleAddressOf } = await import('../../session/walk/console-address.ts')
      const found = await consoleAddressOf(entry, profiles(), await aws(), { ...checks, mfaCode: noCode })
      if ('reason' in found) return { tone: 'error', text: found.reason }
      if (setup.canBrowse) {
        const reason = await pages.open(found.address)
        return reason === null ? null : { tone: 'error', text: reason }
      }
      const { tone, text } = await copy(found.address, 'the console’s address')
      return { tone, text: tone === 'info' ? `${text} For a few minutes it signs in whoever has it.` : text }
    },
    pick: (name) => void end(() => handOver(variables, name, setup.isRedacted)),
    browse: (url) => void browse(url),
    copy,
    redraw: terminal.redraw,
    suspend: () => {
      const wait = whenFinished()
      if (wait === null) suspend()
      else void wait.then(suspend)
    },
    quit: () => void end(() => {}),
  }
}

/** Opening the console or a shell does not ask for a code: the role must be cached or need none. */
const noCode = async (): Promise<string> => {
  throw new WalkError(
    'mfa-required',
    'This role needs an MFA code.',
    'press c to enter it and cache the role',
  )
}
