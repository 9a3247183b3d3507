import type { Event } from '../../../src/app/event.ts'
import type { State } from '../../../src/app/state.ts'
import { ssoState } from './sso-state.ts'
import { MINUTE, NOW, play, type StateOptions } from './state.ts'

/** An address as AWS gives it, and one that takes two lines of the dialog. */
export const DEVICE_URL = 'https://device.sso.us-east-1.amazonaws.com/'
export const LONG_DEVICE_URL = 'https://a-company-with-a-long-name.awsapps.com/start/#/device'

/** IAM Identity Center gave a code to be approved at this address, for 9:41 minutes. */
export function codeGiven(url = DEVICE_URL): Event {
  return {
    type: 'login-step',
    attempt: 1,
    step: {
      type: 'code',
      userCode: 'KJQF-MXBR',
      verificationUri: url,
      verificationUriComplete: `${url}?user_code=KJQF-MXBR`,
      expiresAt: NOW + 9 * MINUTE + 41_000,
    },
  }
}

/** The login of this profile waits for its code to be approved. */
export function loginState(profile: string, options: StateOptions = {}, url = DEVICE_URL): State {
  return play(ssoState(profile, options), 'log-in', codeGiven(url))
}

/** 41 accounts are listed, the roles of the first; `Admin` is chosen, `Developer` has a profile and the cursor. */
export function accountsState(options: StateOptions = {}): State {
  const many = Array.from({ length: 40 }, (_, at) => ({
    id: `${100_000_000_000 + at}`,
    name: `Account ${String(at).padStart(2, '0')}`,
    email: '',
  }))
  const dev = { id: '111122223333', name: 'Account 00', email: '' }
  return play(
    ssoState('corp-dev', options),
    'accounts',
    { type: 'accounts-listed', attempt: 1, sessionName: 'corp', accounts: [dev, ...many] },
    { type: 'roles-listed', attempt: 1, sessionName: 'corp', account: dev.id, roles: ['Developer', 'Admin'] },
    'down',
    'toggle',
  )
}

/** The listing of `accountsState` came to an end, well if there is no reason. */
export function listingEnded(reason: string | null): Event {
  return { type: 'listing-ended', attempt: 1, sessionName: 'corp', reason }
}
