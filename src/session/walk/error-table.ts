/** What there is to say about an error code of awsprof's own, each as a sentence. */
export interface ErrorText {
  readonly what: string
  readonly mend: string
}

/** Codes of awsprof's own with which a check can fail; all others are problem codes or the service's. */
export const CHECK_ERRORS = {
  'signed-out': {
    what: 'There is no token of the session, or none that can be used.',
    mend: 'Log in.',
  },
  'token-expired': {
    what: 'The token of the session has run out, and it cannot be renewed.',
    mend: 'Log in again.',
  },
  'mfa-required': {
    what: 'A role asks for an MFA code, and there was nobody to type it.',
    mend: 'Run it on a terminal, or pass --mfa-code.',
  },
  timeout: {
    what: 'A link took longer than --timeout or check_timeout_seconds allows.',
    mend: 'Check the network, or allow more time.',
  },
  unreachable: {
    what: 'A service, a metadata service or a file does not answer.',
    mend: 'Check the network, the proxy, the CA bundle and the region.',
  },
  'bad-reply': {
    what: 'What answered did not answer as AWS does, as the sign-in page of a guest network does.',
    mend: 'Check the network, the proxy and endpoint_url.',
  },
  'process-failed': {
    what: 'The credential_process could not be started, or ended with an error.',
    mend: 'Run the command by hand.',
  },
  'process-output': {
    what: 'The credential_process did not print the JSON that it should.',
    mend: 'Run the command by hand and compare.',
  },
  'wrong-account': {
    what: 'The credentials belong to another account than the one that the profile names.',
    mend: 'Correct the account id, or the source of the credentials.',
  },
  'bad-value': {
    what: 'A setting or a variable has a value with which no request can be made.',
    mend: 'Correct it as the message says.',
  },
  'no-credentials': {
    what: 'There is nothing to take credentials from: no keys, no profile, no container, no instance.',
    mend: 'Choose a profile with AWS_PROFILE, or log in.',
  },
  'clock-skew': {
    what: 'The clock of this machine is more than five minutes off, so AWS refuses what the AWS CLI signs.',
    mend: 'Set the clock.',
  },
  throttled: {
    what: 'The portal takes no more requests for now.',
    mend: 'Try again in a minute.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>
