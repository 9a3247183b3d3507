import { describe, expect, it } from 'vitest'
import { layoutOf } from '../../../src/app/layout.ts'
import type { State } from '../../../src/app/state.ts'
import { ssoToken, ssoTokenFile } from '../../support/aws/cli-caches.ts'
import { pictureOf } from '../../support/state/picture.ts'
import { HOUR, MINUTE, makeState, NOW, play, type StateOptions, typed } from '../../support/state/state.ts'

const sso = (name: string, session: string) =>
  `[profile ${name}]\nsso_session = ${session}\nsso_account_id = 111122223333\nsso_role_name = Dev\nregion = eu-west-1\n`
const session = (name: string) =>
  `[sso-session ${name}]\nsso_start_url = https://${name}.awsapps.com/start\nsso_region = us-east-1\n`

const CONFIG = `${['live', 'ending', 'out', 'unused'].map(session).join('')}${sso('a', 'live')}${sso('b', 'out')}${sso('c', 'ending')}${sso('d', 'live')}[profile role]
role_arn = arn:aws:iam::444455556666:role/Admin
source_profile = b
[profile keys]
region = us-east-1
`
const caches = {
  sso: {
    [ssoTokenFile('live')]: ssoToken({ expiresAt: new Date(NOW + 5 * HOUR) }),
    [ssoTokenFile('ending')]: ssoToken({ expiresAt: new Date(NOW + 9 * MINUTE) }),
    [ssoTokenFile('out')]: ssoToken({ expiresAt: new Date(NOW - 2 * HOUR) }),
  },
}
const given = (more: StateOptions = {}) =>
  makeState({ config: CONFIG, caches, preferences: { group: 'session' }, ...more })

/** Headings in brackets, the cursor as `>`. */
function rowsOf(state: State): string[] {
  const { rows, heading, selected, profileIndex } = state
  return rows.map((row) => {
    const name = row.type === 'heading' ? row.group.name : (profileIndex.entries[row.at]?.profile.name ?? '')
    const isChosen = row.type === 'heading' ? row.group.id === heading : name === selected
    return `${isChosen ? '>' : ''}${row.type === 'heading' ? `[${name}]` : name}`
  })
}

describe('the list has headings of sessions', () => {
  it('by urgency; unused ones and profiles without a session come last', () => {
    expect(rowsOf(given())).toEqual([
      '>[out]',
      'b',
      'role',
      '[ending]',
      'c',
      '[live]',
      'a',
      'd',
      '[unused]',
      '[no session]',
      'keys',
    ])
  })

  it('but none with a single session, and none if nobody wants them', () => {
    const one = makeState({ config: session('x') + sso('a', 'x'), preferences: { group: 'session' } })
    expect(rowsOf(one)).toEqual(['>a'])
    expect(rowsOf(given({ preferences: { group: 'none' } }))[0]).toBe('>a')
  })

  it('that stay with what a filter finds, the best one first, even folded', () => {
    const folded = play(given(), 'first', 'open-details')
    expect(rowsOf(folded).slice(0, 2)).toEqual(['>[out]', '[ending]'])
    expect(rowsOf(play(folded, 'filter', typed('role')))).toEqual(['[out]', '>role'])
    expect(rowsOf(play(given(), 'filter', typed('unus')))).toEqual(['>[unused]'])
  })

  it('of sessions that no profile uses, too, where only what needs attention is shown', () => {
    expect(rowsOf(play(given(), 'attention'))).toEqual(['>[out]', 'b', 'role', '[ending]', 'c', '[unused]'])
    const alone = play(makeState({ config: session('x'), preferences: { group: 'session' } }), 'attention')
    expect(rowsOf(alone)).toEqual(['>[x]'])
    expect(rowsOf(play(alone, 'filter', typed('y')))).toEqual([])
  })

  it('also by account', () => {
    const state = play(given(), 'group')
    expect(rowsOf(state).filter((row) => row.includes('['))).toEqual([
      '[111122223333]',
      '[444455556666]',
      '[no account known]',
    ])
    expect(rowsOf(play(state, 'group')).some((row) => row.includes('['))).toBe(false)
  })
})

describe('the cursor', () => {
  it('starts on the profile that tools would use now', () => {
    expect(given({ env: { AWS_PROFILE: 'd' } }).selected).toBe('d')
    expect(given({ config: `${CONFIG}[default]\nregion = x\n` }).selected).toBe('default')
    expect(given({ env: { AWS_PROFILE: 'gone' } })).toMatchObject({
      selected: null,
      heading: 'sso-session out',
    })
  })

  it('goes over headings; ← goes to the heading and folds it, → unfolds it and goes on', () => {
    const onB = play(given(), 'down')
    expect(onB.selected).toBe('b')
    const onHeading = play(onB, 'list-pane')
    expect(onHeading).toMatchObject({ selected: null, heading: 'sso-session out' })
    const folded = play(onHeading, 'list-pane')
    expect(rowsOf(folded).slice(0, 2)).toEqual(['>[out]', '[ending]'])
    const open = play(folded, 'details-pane')
    expect(rowsOf(open).slice(0, 2)).toEqual(['>[out]', 'b'])
    expect(play(open, 'details-pane').focus).toBe('details')
  })

  it('z leaves the headings alone, with the cursor on that of its profile, and brings all back', () => {
    const before = play(given(), 'down')
    const folded = play(before, 'fold-all')
    expect(folded.rows.every((row) => row.type === 'heading')).toBe(true)
    expect(folded.heading).not.toBe(null)
    const partly = play(folded, 'open-details')
    expect(play(partly, 'fold-all').rows).toEqual(folded.rows)
    expect(play(folded, 'fold-all').rows).toEqual(before.rows)
  })

  it('brings what it unfolds onto the screen', () => {
    const folded = play(given(), 'fold-all', 'last')
    const state = { ...folded, size: { columns: 80, rows: folded.rows.length + 4 } }
    const { rows, top } = play(state, 'open-details')
    expect(rows.length - top).toBe(layoutOf(state).listRows)
  })

  it('goes to the heading that hides its profile', () => {
    const state = play(given(), 'down', 'list-pane', 'open-details')
    expect(rowsOf(state)[0]).toBe('>[out]')
  })

  it('stays on its profile when the groups go', () => {
    expect(play(given(), 'down', 'group').selected).toBe('b')
    expect(play(given(), 'group').selected).toBe('b')
  })
})

describe('on a heading', () => {
  it('l logs in to the session, c checks what is below', () => {
    expect(play(given(), 'log-in').overlay).toMatchObject({ type: 'login', session: { ssoSession: 'out' } })
    expect([...play(given(), 'check').checks.keys()]).toEqual([])
    expect(play(given(), 'check').checking?.total).toBe(2)
  })

  it('the details tell of the session and take edits of it', () => {
    const shown = pictureOf(given()).join('\n')
    for (const text of [
      'https://out.awsapps.com/start',
      'Profiles',
      'b, role',
      'press l to log in',
      'sso_region',
    ])
      expect(shown).toContain(text)
    const editing = play(given(), 'next-pane', 'edit').editing
    expect(editing).toMatchObject({ target: { kind: 'sso-session', name: 'out' }, key: 'sso_start_url' })
  })

  it('R renames it, and the cursor stays', () => {
    expect(play(given(), 'rename').overlay).toMatchObject({
      purpose: { type: 'rename', target: { kind: 'sso-session', name: 'out' } },
    })
  })

  it('what needs a profile says so', () => {
    expect(play(given(), 'copy').notice?.text).toContain('No profile is chosen')
  })
})

it('the title counts sessions to log in to, and names the key', () => {
  expect(pictureOf(given())[0]).toContain('6 profiles · 4 sessions  ● 1 live  ◐ 1 expiring  ○ 1 to log in: L')
})

it('a row under a heading does not repeat what the heading says', () => {
  const lines = pictureOf(given({ columns: 180 }))
  expect(lines.find((line) => /│ {3}b /.test(line))).toMatch(/b +111122223333 Dev +eu-west-1/)
  expect(lines.find((line) => line.includes('▾ ○ out'))).toMatch(/out +expired 2h +2 profiles/)
})
