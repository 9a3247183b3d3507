import { refusals } from '../../session/refusals.ts'
import type { State } from '../state.ts'

/** True if the AWS CLI refuses one of the files whole, so that `aws` works for no profile, whatever its status. */
export function isRefused({ profileIndex }: State): boolean {
  return refusals(profileIndex).length > 0
}
