import type { State } from '../app/state.ts'
import { visible } from '../text/visible.ts'

/** What a portal has called the account, not escaped, or null. */
export function accountName({ accountNames }: State, id: string | null): string | null {
  return (id === null ? undefined : accountNames.get(id)) ?? null
}

/** `111122223333 Dev`, or the id alone if no portal has told its name; escaped. */
export function accountLabel(state: State, id: string): string {
  const name = accountName(state, id)
  return visible(name === null ? id : `${id} ${name}`)
}
