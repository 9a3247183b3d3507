/** What there is to say about a status apart from the profile that has it, each as a sentence. */
export interface StatusText {
  readonly what: string
  readonly why: string
  readonly mend: string
}

/** The statuses of profiles and sessions, which are public. What is local is read; nobody is asked. */
export const STATUSES = {
  valid: {
    what: 'The session lasts for more than 15 minutes (expiring_minutes in the preferences).',
    why: 'A token or credentials with that much time left are in the files.',
    mend: 'Nothing to do. Whether AWS still accepts them, a check tells.',
  },
  expiring: {
    what: 'The session ends within 15 minutes, and nothing renews it by itself.',
    why: 'There is no refresh token beside the token, or the credentials cannot be renewed.',
    mend: 'Log in again before something long begins.',
  },
  renewable: {
    what: 'The session ends within 15 minutes or has ended, but a refresh token stands beside it.',
    why: 'The AWS CLI renews it at its next command; so does a check, and the dashboard while it is open.',
    mend: 'Nothing to do.',
  },
  expired: {
    what: 'The session has ended, or the keys have run out by the expiry that a tool wrote beside them.',
    why: 'Nothing can renew it.',
    mend: 'Log in again, or get new keys where these came from.',
  },
  'signed-out': {
    what: 'There is no token of the session, or none that can be used.',
    why: 'Nobody has logged in here yet, somebody logged out, or the cached file is damaged (damaged-cache).',
    mend: 'Log in.',
  },
  unverified: {
    what: 'Nothing in the files tells whether this works.',
    why: 'Long-term keys, a credential_process, a web identity, a machine’s role, or no credentials at all have no expiry in the files.',
    mend: 'Check it, which asks STS.',
  },
  broken: {
    what: 'The settings cannot work.',
    why: 'A link of the source chain has a problem of severity error.',
    mend: 'Mend what the link says; f does it where there is one right way.',
  },
} as const satisfies Readonly<Record<string, StatusText>>

export type Status = keyof typeof STATUSES
