import { type PopulatePlan, populatePlan } from '../../session/accounts/populate-plan.ts'
import { sessionNameOf } from '../../session/login/session.ts'
import type { State } from '../state.ts'
import type { Accounts } from './accounts.ts'
import { EMPTY_LISTING } from './listing.ts'

/** What becomes of the chosen rows, as `awsprof populate --prune` would do it; an empty region writes none. */
export function accountsPlan(
  state: State,
  { session, chosen }: Accounts,
  { template, region }: { readonly template: string; readonly region: string },
): PopulatePlan {
  const { accounts } = state.listings.get(sessionNameOf(session)) ?? EMPTY_LISTING
  return populatePlan(state.profileIndex, accounts, {
    session,
    template,
    region: region === '' ? null : region,
    isWanted: (account, role) => chosen.has(`${account}/${role}`),
    prunes: true,
  })
}
