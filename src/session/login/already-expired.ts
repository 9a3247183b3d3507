import { ServiceError } from '../service-error.ts'

/** The refusal of a code or token that lives for no time. */
export function alreadyExpired(what: 'code' | 'token'): ServiceError {
  return new ServiceError('bad-reply', `IAM Identity Center sent a ${what} that has already expired`, {
    isFinal: true,
  })
}
