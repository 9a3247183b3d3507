import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chosen, detailItems, selectedRow, statusCounts } from '../../src/app/browse/selection.ts'
import type { Event } from '../../src/app/event.ts'
import { layoutOf } from '../../src/app/layout.ts'
import { nextTick } from '../../src/app/next-tick.ts'
import { overlayLength } from '../../src/app/overlay-length.ts'
import type { State } from '../../src/app/state.ts'
import { update } from '../../src/app/update.ts'
import { arbitraryEvent } from '../support/arbitrary/events.ts'
import { asEvent, makeState, profilesNamed, shownNames } from '../support/state/state.ts'

/** What must hold in every state, however it came about. */
function check(state: State): void {
  const { order, rows, selected, heading, top, detail, filter, profileIndex, statuses, now } = state
  const { listRows } = layoutOf(state)
  expect(new Set(order).size).toBe(order.length)
  expect(statuses).toHaveLength(profileIndex.entries.length)
  // The cursor is on a row of the list: a profile or a heading, never both.
  if (rows.length === 0) expect([selected, heading]).toEqual([null, null])
  else {
    const row = selectedRow(state)
    const chosenRow = rows[row]
    if (chosenRow?.type === 'heading') {
      expect([selected, heading]).toEqual([null, chosenRow.group.id])
    } else {
      expect(heading).toBeNull()
      expect(shownNames(state)).toContain(selected)
      expect(chosen(state)?.entry.profile.name).toBe(selected)
    }
    expect(row).toBeGreaterThanOrEqual(top)
    expect(row).toBeLessThan(top + listRows)
  }
  const inRows = rows.flatMap((row) => (row.type === 'profile' ? [row.at] : []))
  expect(new Set(inRows).size).toBe(inRows.length)
  expect(order).toEqual(expect.arrayContaining(inRows))
  expect(top).toBeGreaterThanOrEqual(0)
  expect(top).toBeLessThanOrEqual(Math.max(0, rows.length - listRows))
  expect(detail).toBeGreaterThanOrEqual(0)
  expect(detail).toBeLessThanOrEqual(Math.max(0, detailItems(state).length - 1))
  if (selected === null && heading === null) expect(state.focus).toBe('list')
  // What is typed goes where it can be seen.
  const { editing, overlay } = state
  if (editing?.target.kind === 'profile') expect(editing.target.name).toBe(selected)
  if (overlay?.type === 'form' || overlay?.type === 'menu' || overlay?.type === 'accounts')
    expect(overlay.at).toBeLessThanOrEqual(Math.max(0, overlayLength(state, overlay) - 1))
  expect(filter.cursor).toBeGreaterThanOrEqual(0)
  expect(filter.cursor).toBeLessThanOrEqual(filter.text.length)
  const counts = Object.values(statusCounts(statuses))
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(profileIndex.entries.length)
  const next = nextTick(state)
  if (next !== null) expect(next).toBeGreaterThan(now)
}

/** Told twice, these say nothing new. */
const REPEATABLE: ReadonlySet<Event['type']> = new Set([
  'tick',
  'resized',
  'home-read',
  'watch-trouble',
  'noticed',
])

it('whatever happens in whatever order, the state makes sense', () => {
  const names = Array.from({ length: 60 }, (_, at) => `p${at}`)
  const roles = `[profile role]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = sso\n[profile sso]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = R\n[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\n`
  const start = makeState({ config: roles + profilesNamed(...names), rows: 24 })
  fc.assert(
    fc.property(fc.array(arbitraryEvent, { maxLength: 40 }), (events) => {
      let state = start
      for (const each of events) {
        const event = asEvent(each, state)
        state = update(state, event).state
        check(state)
        if (REPEATABLE.has(event.type)) expect(update(state, event).state).toBe(state)
      }
    }),
    { numRuns: 150 },
  )
})
