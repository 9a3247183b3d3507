import { describe, expect, it } from 'vitest'
import type { State } from '../../../src/app/state.ts'
import { headingRow, memberRow } from '../../../src/view/list/group-rows.ts'
import { UNICODE } from '../../../src/view/symbols.ts'
import { rowText } from '../../support/state/picture.ts'
import { makeState, play } from '../../support/state/state.ts'

const profile = (name: string, session: string, region: string) =>
  `[profile ${name}]\nsso_session = ${session}\nsso_account_id = 111122223333\nsso_role_name = Developer\nregion = ${region}\n`
const session = (name: string) =>
  `[sso-session ${name}]\nsso_start_url = https://${name}.awsapps.com/start\nsso_region = us-east-1\n`
const state = makeState({
  preferences: { group: 'session' },
  config: [
    session('partner'),
    session('unused'),
    profile('data', 'partner', 'us-east-1'),
    profile('billing', 'partner', 'ap-southeast-2'),
    '[profile broken]\nsource_profile = gone\nrole_arn = arn:aws:iam::111122223333:role/x\n',
  ].join(''),
})

/** The headings of a list, each `cells` wide. */
function headings(of: State, cells: number): string[] {
  return of.rows.flatMap((row) =>
    row.type === 'heading' ? [rowText(headingRow(row.group, of, cells, UNICODE))] : [],
  )
}

describe('a heading', () => {
  it('tells name, status and number of profiles, and how many are broken where there is no status', () => {
    expect(headings(state, 50)).toEqual([
      '▾ ○ partner               signed out   2 profiles ',
      '▾ ○ unused                signed out  no profiles ',
      '▾ · no session                      1 of 1 broken ',
    ])
  })

  it('in a narrow list keeps the name and gives numbers alone', () => {
    expect(headings(state, 34)).toEqual([
      '▾ ○ partner       signed out    2 ',
      '▾ ○ unused        signed out    0 ',
      '▾ · no session               ✗1/1 ',
    ])
  })
})

describe('a profile below a heading', () => {
  const rows = (cells: number) =>
    state.rows.flatMap((row) => {
      const entry = row.type === 'profile' ? state.profileIndex.entries[row.at] : undefined
      const status = row.type === 'profile' ? state.statuses[row.at] : undefined
      if (row.type !== 'profile' || !row.group?.session || !entry || !status) return []
      return [rowText(memberRow(entry, status, row.group, state, cells, UNICODE, false)).trimEnd()]
    })

  it('does not repeat the status, and shows account, role and region', () => {
    expect(rows(70)).toEqual([
      '   data             111122223333 Developer us-east-1',
      '   billing          111122223333 Developer ap-southeast-2',
    ])
  })

  it('shows no region that it would have to cut', () => {
    expect(rows(56)).toEqual([
      '   data             111122223333 Developer',
      '   billing          111122223333 Developer',
    ])
  })
})

describe('beside an account’s id stands what its portal calls it', () => {
  const accountNames = new Map([['111122223333', 'Acme Dev\u001b']])
  const rowAt = (of: State, cells: number) => {
    const row = of.rows.find((each) => each.type === 'profile')
    const at = row?.type === 'profile' ? row.at : 0
    const [entry, status] = [of.profileIndex.entries[at], of.statuses[at]]
    const group = row?.type === 'profile' ? row.group : null
    if (!entry || !status || !group) throw new Error('no row')
    return rowText(memberRow(entry, status, group, of, cells, UNICODE, false)).trimEnd()
  }

  it('in a row that is wide enough, escaped', () => {
    const named = { ...state, accountNames }
    expect(rowAt(named, 90)).toBe(
      '   data             111122223333 Acme Dev\\x1b             Developer us-east-1',
    )
    expect(rowAt(named, 60)).toBe(rowAt(state, 60))
  })

  it('in a heading', () => {
    const byAccount = play({ ...state, accountNames }, 'group')
    expect(headings(byAccount, 60)[0]).toContain('111122223333 Acme Dev\\x1b')
  })
})
