import { hasSession } from '../app/browse/selection.ts'
import { addressOf } from '../app/login/login.ts'
import { sessionsOut } from '../app/login/sessions-out.ts'
import type { State } from '../app/state.ts'
import type { Binding } from './binding.ts'
import { PANES } from './context.ts'
import { whileReadOnly } from './disabled.ts'

const withoutBrowser = (state: State) =>
  state.setup.canBrowse
    ? undefined
    : 'a browser would open on the remote machine (SSH), or there is no display'

const loginOf = ({ overlay }: State) => (overlay?.type === 'login' ? overlay : null)
const withoutAddress = (state: State) => {
  const login = loginOf(state)
  return login && addressOf(login) !== null && login.reason === null
    ? undefined
    : 'there is nothing to approve'
}
/** Legacy profiles are logged in to with a code alone. */
const withoutOtherWay = (state: State) =>
  loginOf(state)?.session.ssoSession === null ? withoutAddress(state) : undefined
const whileUnderWay = (state: State) =>
  loginOf(state)?.reason === null ? 'the login is still in progress' : undefined

/** Keys for IAM Identity Center sessions: log in, log out, list what they give access to. */
export const SESSION_KEYS: readonly Binding[] = [
  {
    in: PANES,
    keys: ['l'],
    intent: 'log-in',
    label: 'log in to the session behind this profile',
    group: 'Session',
    footer: { rank: 7, word: 'log in', when: hasSession },
    disabled: whileReadOnly,
  },
  {
    in: PANES,
    keys: ['L'],
    intent: 'log-in-all',
    label: 'log in to each session in use that is out, in turn',
    group: 'Session',
    footer: { rank: 1.5, word: 'log in all', when: (state) => sessionsOut(state).length > 1 },
    disabled: whileReadOnly,
  },
  { in: PANES, keys: ['o'], intent: 'log-out', label: 'log out', group: 'Session', disabled: whileReadOnly },
  {
    in: PANES,
    keys: ['A'],
    intent: 'accounts',
    label: 'list accounts and roles, to create profiles',
    group: 'Session',
    disabled: whileReadOnly,
  },
  {
    in: ['login'],
    keys: ['y'],
    intent: 'copy-link',
    label: 'copy the address of the login',
    group: 'Session',
    footer: { rank: 1, word: 'copy address' },
    disabled: withoutAddress,
  },
  {
    in: ['login'],
    keys: ['b'],
    intent: 'open-browser',
    label: 'log in in a browser here, or by code',
    group: 'Session',
    footer: { rank: 2, word: 'browser' },
    disabled: (state) => withoutBrowser(state) ?? withoutOtherWay(state),
  },
  {
    in: ['login'],
    keys: ['enter', 'r'],
    intent: 'accept',
    label: 'start over, once a login has failed',
    group: 'Session',
    footer: { rank: 3, word: 'start over' },
    disabled: whileUnderWay,
  },
  {
    in: ['login'],
    keys: ['n'],
    intent: 'skip-login',
    label: 'skip this session and go on with the next one',
    group: 'Session',
    footer: { rank: 4, word: 'skip', when: (state) => (loginOf(state)?.queue.length ?? 0) > 0 },
    disabled: (state) =>
      (loginOf(state)?.queue.length ?? 0) > 0 ? undefined : 'there is no other session after this one',
  },
  {
    in: ['accounts'],
    keys: [' '],
    intent: 'toggle',
    label: 'choose or unchoose this role',
    group: 'Session',
    footer: { rank: 0.2, word: 'choose' },
  },
  {
    in: ['accounts'],
    keys: ['a'],
    intent: 'toggle-all',
    label: 'choose all shown that have no profile, or none',
    group: 'Session',
    footer: { rank: 0.4, word: 'all' },
  },
  {
    in: ['accounts'],
    keys: ['/'],
    intent: 'filter',
    label: 'filter by account, name, role, profile',
    group: 'Session',
    footer: { rank: 0.6, word: 'filter' },
  },
]
