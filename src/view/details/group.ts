import type { Group } from '../../app/browse/groups.ts'
import { shownSession } from '../../app/browse/selection.ts'
import type { State } from '../../app/state.ts'
import { tokenCacheName } from '../../session/cache/token-cache.ts'
import { visible } from '../../text/visible.ts'
import { accountLabel } from '../account-label.ts'
import { type Row, span } from '../row.ts'
import { statusLong } from '../status-text.ts'
import type { Symbols } from '../symbols.ts'
import type { Block } from './block.ts'
import { facts } from './facts.ts'
import { openIn, settingRows } from './settings.ts'

/** Everything about the session or account of the chosen heading. */
export function groupBlocks(state: State, group: Group, cells: number, symbols: Symbols): Block[] {
  const plain = (rows: readonly Row[]): Block => ({ rows, stops: [] })
  const blocks = [plain([...statusRows(state, group, symbols), ...factRows(state, group, cells)])]
  const session = shownSession(state)
  if (session) {
    const target = { kind: 'sso-session', name: session.name } as const
    blocks.push(
      plain([[], [span(' Settings', 'strong')]]),
      settingRows(session.settings, openIn(state, target), cells, symbols),
    )
  }
  return blocks
}

function statusRows(state: State, { status }: Group, symbols: Symbols): Row[] {
  if (!status) return []
  const { status: word, expiresAt } = status
  const text = statusLong({ status: word, expiresAt }, state.now)
  const next = NEXT[word]
  return [
    [span(` ${symbols.status[word]} `, word), span(text, word)],
    ...(next === undefined ? [] : [[span(`   ${next}`, 'dim')]]),
  ]
}

/** The key that helps. */
const NEXT: Readonly<Partial<Record<NonNullable<Group['status']>['status'], string>>> = {
  expired: 'press l to log in',
  'signed-out': 'press l to log in',
  expiring: 'press l to log in again',
  broken: 'it has no sso_start_url or no sso_region',
}

function factRows(state: State, { type, name, session, profiles }: Group, cells: number): Row[] {
  const names = profiles.map((at) => visible(state.profileIndex.entries[at]?.profile.name ?? ''))
  const rows = [
    ...(type === 'account' ? facts('Account', accountLabel(state, name), cells) : []),
    ...(session ? facts('Kind', session.type, cells) : []),
    ...(session?.startUrl ? facts('Start URL', visible(session.startUrl), cells) : []),
    ...(session?.region ? facts('Region', visible(session.region), cells) : []),
    ...(session?.token ? facts('Token', tokenCacheName(session.token), cells) : []),
  ]
  const count = names.length === 0 ? 'none yet: A makes some of its accounts and roles' : names.join(', ')
  return [...rows, ...facts('Profiles', count, cells, MOST_LINES)]
}

const MOST_LINES = 8
