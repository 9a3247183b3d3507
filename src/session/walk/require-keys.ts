import { keyProblem } from '../../profiles/check-identity.ts'
import type { Credentials } from '../ports.ts'
import { WalkError } from './walk-error.ts'

/**
 * Throws `WalkError` for credentials with a character that no key contains. AWS would not know such a key, or the request
 * could not even be sent, which looks like a fault of the network.
 */
export function requireKeys({ accessKeyId, secretAccessKey, sessionToken }: Credentials): void {
  for (const [what, value] of [
    ['access key ID', accessKeyId],
    ['secret access key', secretAccessKey],
    ['session token', sessionToken],
  ] as const) {
    const wrong = value === null ? null : keyProblem(value)
    if (wrong) throw new WalkError('bad-value', `The ${what} ${wrong}.`, 'awsprof lint')
  }
}
