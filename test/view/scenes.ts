import { WIZARD_KINDS } from '../../src/app/edit/wizard.ts'
import type { Event } from '../../src/app/event.ts'
import type { State } from '../../src/app/state.ts'
import { SAMPLE_CONFIG, SAMPLE_CREDENTIALS, SAMPLE_SECRETS } from '../support/files/sample-home.ts'
import { type MemoryDashboard, openMemoryDashboard } from '../support/state/memory-dashboard.ts'
import { mfaWanted } from '../support/state/mfa-wanted.ts'
import {
  accountsState,
  codeGiven,
  LONG_DEVICE_URL,
  listingEnded,
  loginState,
} from '../support/state/portal-events.ts'
import { sampleState } from '../support/state/sample-state.ts'
import { ssoState } from '../support/state/sso-state.ts'
import { makeState, NOW, play, type StateOptions, typed } from '../support/state/state.ts'

/** What a dashboard of that size shows in some moment. */
export type Scene = (size: StateOptions) => State | Promise<State>

const HOSTILE = [
  'plain',
  '名前のとても長いプロファイル名前のとても長いプロファイル',
  'emoji 🎉 👩‍👩‍👧 🇩🇪',
  'right\u202eto-left',
  'שלום-العربية',
  'red\u001b[31mname\u0007',
  'zero\u200bwidth\ufeff',
  'zalgo e\u0301\u0302\u0303\u0304',
  'no\u00a0break\u3000space',
  'a'.repeat(200),
]
const HOSTILE_CONFIG = HOSTILE.map(
  (name) => `[profile "${name}"]\nregion = ${name}\nca_bundle = ${name}\n`,
).join('')

const checkFailed: Event = {
  type: 'check-results',
  attempt: 1,
  results: [
    {
      name: 'prod-admin',
      identity: null,
      expiresAt: null,
      failedLink: 5,
      error: {
        code: 'token-expired',
        message: 'The session of IAM Identity Center has ended.',
        hint: 'awsprof login prod-admin',
        raw: 'UnauthorizedException: Session token not found or invalid',
      },
      ms: 312,
      at: NOW,
    },
  ],
}

/** The panes, and what stands above and below them. */
const PANES = {
  list: (size) => play(sampleState(size), 'down', 'down'),
  details: (size) => play(sampleState(size), 'open-details', 'last'),
  filter: (size) => play(sampleState(size), 'filter', typed('my-sso')),
  'filter without a hit': (size) => play(sampleState(size), 'filter', typed('nowhere')),
  attention: (size) => play(sampleState(size), 'attention', 'down', 'open-details', 'last'),
  sorted: (size) => play(sampleState(size), 'sort'),
  checking: (size) => play(sampleState(size), 'down', 'down', 'check-all', checkFailed),
  'check failed': (size) => play(sampleState(size), 'down', 'down', 'check', checkFailed, 'show-raw'),
  refused: (size) =>
    makeState({ config: '[profile a]\nregion = us-east-1\nnonsense\n[profile a]\n', ...size }),
  unreadable: (size) => {
    const config = { type: 'unreadable', reason: 'permission denied' } as const
    return makeState({ config, credentials: SAMPLE_CREDENTIALS, ...size })
  },
  'no files': (size) => makeState(size),
  hostile: (size) =>
    play(makeState({ config: HOSTILE_CONFIG, env: { AWS_PROFILE: HOSTILE[5] }, ...size }), 'down'),
  redacted: (size) => play(sampleState({ ...size, isRedacted: true }), 'down', 'down'),
  help: (size) => play(sampleState(size), 'help'),
  'help scrolled': (size) => play(sampleState(size), 'help', 'page-down'),
} satisfies Record<string, Scene>

const listingFailed = listingEnded(
  'IAM Identity Center no longer accepts the token of this session. Press l to log in again.',
)

/** Sessions: logging in and out, accounts and roles. */
const SESSIONS = {
  asking: (size) => play(ssoState('dev', size), 'log-in'),
  code: (size) => loginState('dev', size),
  'long address': (size) => loginState('deploy', size, LONG_DEVICE_URL),
  reason: (size) =>
    play(loginState('dev', size), {
      type: 'login-step',
      attempt: 1,
      step: { type: 'waiting', reason: 'IAM Identity Center: the host name could not be looked up (DNS)' },
    }),
  queue: (size) => play(ssoState('dev', size), 'log-in-all', codeGiven()),
  unsafe: (size) => loginState('dev', size, 'http://device.example/'),
  'login failed': (size) =>
    play(loginState('dev', size), {
      type: 'login-failed',
      attempt: 1,
      message: 'The code expired before it was approved. Start over to get a new one.',
    }),
  'log out': (size) => play(ssoState('dev', size), 'log-out'),
  accounts: accountsState,
  'accounts failed': (size) => play(accountsState(size), listingFailed),
  'names for accounts': (size) => play(accountsState(size), 'accept'),
  mfa: (size) => play(sampleState(size), 'check', mfaWanted(1)),
} satisfies Record<string, Scene>

/** Fields, questions and what would be written: keys on files in memory. */
const CHANGES = {
  field: atDesk((dashboard) => onSetting(dashboard, 'builder', 'credential_process', 'e')),
  'field with a fault': atDesk((dashboard) =>
    onSetting(dashboard, 'prod-admin', 'role_arn', 'e', 'ctrl+u', ...'arn:aws:iam #'),
  ),
  'field with a warning': atDesk((dashboard) =>
    onSetting(dashboard, 'prod-admin', 'role_arn', 'e', 'ctrl+u', ...'arn:aws:iam'),
  ),
  'field of a secret': atDesk((dashboard) => onSetting(dashboard, 'robot', 'aws_secret_access_key', 'e')),
  'secret shown': atDesk((dashboard) => onSetting(dashboard, 'robot', 'aws_session_token', 'v')),
  values: atDesk((dashboard) => onSetting(dashboard, 'dev', 'region', 'e', ...'eu-')),
  'values without a hit': atDesk((dashboard) => onSetting(dashboard, 'dev', 'region', 'e', ...'moon-1')),
  add: atDesk((dashboard) => onProfile(dashboard, 'dev', 'enter', 'a', 'down', 'down')),
  kinds: atDesk((dashboard) => dashboard.press('n', 'down')),
  rename: atDesk((dashboard) => onProfile(dashboard, 'dev', 'R', ...'#')),
  'rename given back': atDesk((dashboard) => onProfile(dashboard, 'dev', 'R', ...'elop', 'esc', 'R')),
  'rename asked': atDesk((dashboard) => onProfile(dashboard, 'dev', 'R', ...'elop', 'enter')),
  delete: atDesk((dashboard) => onProfile(dashboard, 'dev', 'X')),
  'delete of both files': atDesk((dashboard) => dashboard.press('X', 'j', 'j')),
  clash: atDesk(async (dashboard) => {
    await onSetting(dashboard, 'robot', 'aws_secret_access_key', 'e', 'ctrl+u', ...'mine-mine-mine-mine')
    const credentials = SAMPLE_CREDENTIALS.replaceAll(SAMPLE_SECRETS[0]!, 'theirs-theirs-theirs')
    dashboard.files = { ...dashboard.files, credentials }
    await dashboard.press('enter', 'enter')
  }),
} satisfies Record<string, Scene>

const WIZARDS: Record<string, Scene> = Object.fromEntries(
  WIZARD_KINDS.map(({ id, label }) => [
    `wizard of ${id}`,
    atDesk((dashboard) => dashboard.press('n', ...label, 'enter', 'down')),
  ]),
)

export const SCENES = { ...PANES, ...SESSIONS, ...CHANGES }

/** Everything that can be seen, by a name for each. */
export const ALL_SCENES: Readonly<Record<string, Scene>> = { ...SCENES, ...WIZARDS }

function atDesk(steps: (dashboard: MemoryDashboard) => Promise<void>): Scene {
  return async (size) => {
    const dashboard = openMemoryDashboard({ config: SAMPLE_CONFIG, credentials: SAMPLE_CREDENTIALS, ...size })
    await steps(dashboard)
    return dashboard.state()
  }
}

async function onProfile(dashboard: MemoryDashboard, name: string, ...keys: string[]): Promise<void> {
  await dashboard.press('/', ...name, 'enter', ...keys)
}

/** From the list to a setting of the chosen profile. */
async function onSetting(
  dashboard: MemoryDashboard,
  name: string,
  key: string,
  ...keys: string[]
): Promise<void> {
  await onProfile(dashboard, name, 'enter', 'g')
  const entry = dashboard.state().profileIndex.entryOf(name)
  const at = entry?.profile.settings.findIndex((each) => each.key === key) ?? -1
  if (!entry || at < 0) throw new Error(`${name} has no ${key}`)
  for (let moves = entry.chain.links.length + at; moves > 0; moves--) await dashboard.press('j')
  await dashboard.press(...keys)
}
