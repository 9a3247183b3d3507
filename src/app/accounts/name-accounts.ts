import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import { counted } from '../../text/counted.ts'
import { confirmOrSave } from '../edit/confirm-or-save.ts'
import { openForm } from '../edit/drafts.ts'
import { refuse } from '../edit/refuse.ts'
import { someOf } from '../edit/some-of.ts'
import { atEnd } from '../edit/text-field.ts'
import type { Next } from '../next.ts'
import type { State } from '../state.ts'
import { type Accounts, usualRegion } from './accounts.ts'
import { accountsPlan } from './accounts-plan.ts'

/** Asks for the template of the names of this many new profiles, and for their region. */
export function nameAccounts(state: State, accounts: Accounts, count: number): State {
  const field = atEnd(accounts.template)
  const region = atEnd(usualRegion(state.profileIndex, accounts.session))
  return openForm(state, {
    title: `Names for ${counted(count, 'new profile')}`,
    fields: [
      { key: 'template', label: 'Name', field, isRequired: true },
      { key: 'region', label: 'Default client Region', field: region },
    ],
    purpose: { type: 'name-profiles', accounts },
  })
}

/** Proposes the new profiles, named by the template, in a region unless that is empty, without those that are gone. */
export function confirmAccounts(
  state: State,
  accounts: Accounts,
  answers: { readonly template: string; readonly region: string },
): Next {
  const { edit, added, removed, skipped } = accountsPlan(state, accounts, answers)
  const notes = someOf(skipped.map(({ name, reason }) => maskSecrets(`${name}: ${reason}.`)))
  if (edit.edits.length === 0) return refuse(state, notes[0] ?? 'Nothing would change.')
  const done = (made: string, gone: string) =>
    [...(added.length > 0 ? [made] : []), ...(removed.length > 0 ? [gone] : [])].join(', ')
  const [made, gone] = [counted(added.length, 'profile'), counted(removed.length, 'profile')]
  const label = done(`${made} created`, `${gone} taken away`)
  const follow = added.length > 0 ? ({ follow: 'offer-check' } as const) : {}
  const title = done(`Create ${made}`, `${added.length > 0 ? 'take' : 'Take'} away ${gone}`)
  return confirmOrSave(
    state,
    { edit, label, as: 'change', ...follow },
    { title, notes, behind: state.overlay },
  )
}
