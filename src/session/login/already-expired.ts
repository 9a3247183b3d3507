import { ServiceError } from '../service-error.ts'

/** The refusal of a code or token that lives for no time. */
export function alreadyExpired(what: 'code' | 'token', service = 'IAM Identity Center'): ServiceError {
  return new ServiceError('bad-reply', `${service} sent a ${what} that has already expired`, {
    isFinal: true,
  })
}
