import type { MfaWanted } from '../../../src/app/event.ts'

/** A check asks for a code; `more` says what for. */
export function mfaWanted(attempt: number, more: Partial<MfaWanted> = {}): MfaWanted {
  return {
    type: 'mfa-wanted',
    attempt,
    serial: 'arn:aws:iam::111122223333:mfa/me',
    profile: 'dev',
    roleArn: 'arn:aws:iam::444455556666:role/Admin',
    others: [],
    isNext: false,
    ...more,
  }
}
