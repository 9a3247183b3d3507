import type { Accounts } from '../../app/accounts/accounts.ts'
import { accountsPlan } from '../../app/accounts/accounts-plan.ts'
import type { State } from '../../app/state.ts'
import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import type { RoleProfile } from '../../session/accounts/populate-plan.ts'
import { fitText } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { widest } from '../../text/width.ts'
import { accountLabel } from '../account-label.ts'
import { fitRow, type Row, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'

const WIDEST_NAME = 40
const TAKEN = { profile: 'a profile has this name', role: 'another role gets this name' }

/**
 * What the template makes of the chosen roles, in at most `room` rows: first those that get no profile, and why, then each
 * new name, then what is taken away. The diff shows what there is no room for.
 */
export function namesPreview(
  state: State,
  accounts: Accounts,
  template: string,
  cells: number,
  room: number,
  symbols: Symbols,
): Row[] {
  if (room < 2) return []
  const { added, removed, skipped } = accountsPlan(state, accounts, { template, region: '' })
  const nameCells = widest(
    [...skipped, ...added, ...removed].map(({ name }) => visible(maskSecrets(name))),
    WIDEST_NAME,
  )
  const roleSpans = ({ name, account, role }: RoleProfile): Row => [
    span(fitText(visible(maskSecrets(name)), nameCells, symbols.ellipsis)),
    span(`  ${accountLabel(state, account)} ${symbols.dot} ${visible(role)}`, 'dim'),
  ]
  const rows: Row[] = [
    ...skipped.map((each): Row => {
      const why = each.taker === null ? visible(maskSecrets(each.reason)) : TAKEN[each.taker]
      return [span(`${symbols.status.broken} `, 'broken'), ...roleSpans(each), span(`: ${why}`, 'warning')]
    }),
    ...added.map((each): Row => [span('+ ', 'added'), ...roleSpans(each)]),
    ...removed.map((each): Row => [span('- ', 'removed'), ...roleSpans(each)]),
  ]
  const isTooLong = rows.length > room - 1
  const shown = isTooLong ? rows.slice(0, room - 2) : rows
  const more = rows.length - shown.length
  return [
    [],
    ...shown.map((row) => fitRow(row, cells, symbols.ellipsis)),
    ...(isTooLong ? [[span(`${symbols.ellipsis} ${more} more, in the diff`, 'dim')]] : []),
  ]
}
