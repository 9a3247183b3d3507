import { chosen, chosenGroup, detailItems, refreshFailure, sessionOf } from '../../app/browse/selection.ts'
import { mendingText } from '../../app/edit/mendings-of.ts'
import type { State } from '../../app/state.ts'
import type { Problem } from '../../profiles/problem.ts'
import { shownSummary } from '../../profiles/shown-summary.ts'
import { dependentsOf, problemsNow } from '../../session/statuses.ts'
import { wrap } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { width } from '../../text/width.ts'
import { accountLabel, accountName } from '../account-label.ts'
import { duration } from '../duration.ts'
import { type Row, rowWidth, span, spread } from '../row.ts'
import { statusLong } from '../status-text.ts'
import type { Symbols } from '../symbols.ts'
import type { Block } from './block.ts'
import { chainRows } from './chain.ts'
import { fact, facts, LABEL_CELLS, label } from './facts.ts'
import { groupBlocks } from './group.ts'
import { identityLines } from './identity.ts'
import { problemRows } from './problems.ts'
import { openIn, settingRows } from './settings.ts'

/** Everything about the chosen profile or heading, in as many rows as that needs. */
export function detailBlock(state: State, cells: number, symbols: Symbols): Block {
  const found = chosen(state)
  if (!found) {
    const group = chosenGroup(state)
    return group ? join(groupBlocks(state, group, cells, symbols)) : { rows: [], stops: [] }
  }
  const { entry, profileStatus } = found
  const problems = problemsNow(state.profileIndex, entry, profileStatus)
  const heading = (text: string): Block => ({ rows: [[], [span(` ${text}`, 'strong')]], stops: [] })
  const blocks: Block[] = [
    { rows: statusRows(state, cells, symbols), stops: [] },
    heading('Source chain'),
    chainRows(
      entry,
      profileStatus,
      state.now,
      cells,
      symbols,
      state.checks.get(entry.profile.name),
      refreshFailure(state, entry)?.message,
      wholeLinkOf(state),
    ),
    heading('Settings'),
    settingRows(
      entry.profile.settings,
      openIn(state, { kind: 'profile', name: entry.profile.name }),
      cells,
      symbols,
    ),
  ]
  const session = sessionOf(state, entry)
  if (session) {
    const target = { kind: 'sso-session', name: session.name } as const
    blocks.push(
      heading(`sso-session ${visible(session.name)}`),
      settingRows(session.settings, openIn(state, target), cells, symbols),
    )
  }
  if (problems.length > 0) {
    const mendingFor = (problem: Problem) => (state.setup.isReadOnly ? null : mendingText(state, problem))
    blocks.push(heading(`Problems (${problems.length})`), problemRows(problems, cells, symbols, mendingFor))
  }
  return join(blocks)
}

/** The link that is shown whole, or undefined. */
function wholeLinkOf(state: State): number | undefined {
  const item = state.whole === null ? undefined : detailItems(state)[state.whole]
  return item?.type === 'link' ? item.index : undefined
}

function join(blocks: readonly Block[]): Block {
  const rows = blocks.flatMap((each) => each.rows)
  const stops: number[] = []
  let editRow: number | undefined
  let above = 0
  for (const block of blocks) {
    if (block.editRow !== undefined) editRow = block.editRow + above
    for (const at of block.stops) stops.push(at + above)
    above += block.rows.length
  }
  return { rows, stops, ...(editRow === undefined ? {} : { editRow }) }
}

function statusRows(state: State, cells: number, symbols: Symbols): Row[] {
  const found = chosen(state)
  if (!found) return []
  const { entry, profileStatus } = found
  const { environment } = state.setup
  const { account, role, region } = shownSummary(entry.summary, environment)
  const variable = environment.regionVariable
  const shownRegion = variable === null ? region : `${region || '(empty)'} by ${variable}`
  const rest = [role, shownRegion].filter((each) => each !== null).map(visible)
  const placeOf = (shown: string | null) =>
    (shown === null ? rest : [shown, ...rest]).join(` ${symbols.dot} `)
  const status = [
    span(` ${symbols.status[profileStatus.status]} `, profileStatus.status),
    span(statusLong(profileStatus, state.now), profileStatus.status),
  ]
  const fits = (place: string) => rowWidth(status) + width(place) + 3 <= cells
  const named = placeOf(account === null ? null : accountLabel(state, account))
  const bare = placeOf(account === null ? null : visible(account))
  const place = fits(named) ? named : bare
  const isOneLine = fits(place)
  const rows: Row[] = isOneLine
    ? [spread(status, [span(`${place} `, 'dim')], cells, symbols.ellipsis)]
    : [
        ...wrap(statusLong(profileStatus, state.now), cells - 4).map((line, at) => [
          span(at === 0 ? ` ${symbols.status[profileStatus.status]} ` : '   ', profileStatus.status),
          span(line, profileStatus.status),
        ]),
        ...(place === '' ? [] : facts('Place', place, cells)),
      ]
  if (place !== named) rows.push(...facts('Account', visible(accountName(state, account) ?? ''), cells))
  rows.push(fact('Kind', entry.chain.kind))
  const identity = identityLines(state, entry.profile.name, cells - LABEL_CELLS - 2, symbols)
  rows.push(...identity.map((line, at) => [label(at === 0 ? 'Identity' : ''), ...line]))
  if (profileStatus.cachedUntil !== null) {
    const left = duration(profileStatus.cachedUntil - state.now)
    rows.push(...facts('Role cache', `serves the AWS CLI for ${left}`, cells))
  }
  const dependents = dependentsOf(state.profileIndex, entry.profile.name).map(visible)
  if (dependents.length > 0) rows.push(...facts('Source of', dependents.join(', '), cells))
  return rows
}
