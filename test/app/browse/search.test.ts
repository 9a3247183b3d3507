import { describe, expect, it } from 'vitest'
import { ssoToken, ssoTokenFile } from '../../support/aws/cli-caches.ts'
import { edited, HOUR, makeState, NOW, play, shownNames, typed } from '../../support/state/state.ts'

const CONFIG = `[default]
region = us-east-1
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
sso_registration_scopes = sso:account:access
[profile dev-admin]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Administrator
region = us-west-2
[profile dev-readonly]
role_arn = arn:aws:iam::111122223333:role/Viewer
source_profile = dev-admin
region = eu-west-1
[profile Prod]
sso_session = corp
sso_account_id = 999988887777
sso_role_name = Administrator
region = eu-central-1
[profile broken]
role_arn = arn:aws:iam::555566667777:role/X
source_profile = nowhere
[profile été-名前]
region = us-east-1
[profile old]
sso_start_url = https://old.awsapps.com/start
sso_region = us-east-1
sso_account_id = 123412341234
sso_role_name = Old
region = us-east-1
`

const state = makeState({
  config: CONFIG,
  caches: {
    sso: {
      [ssoTokenFile('corp')]: ssoToken({ expiresAt: new Date(NOW + 5 * HOUR) }),
      [ssoTokenFile('https://old.awsapps.com/start')]: ssoToken({ expiresAt: new Date(NOW - HOUR) }),
    },
  },
})

describe('the filter finds', () => {
  it.each([
    ['a name', 'readonly', ['dev-readonly']],
    ['in any case', 'PROD', ['Prod']],
    ['a name with gaps', 'devred', ['dev-readonly']],
    ['words in either order', 'admin dev', ['dev-admin']],
    ['a kind', 'assume-role', ['dev-readonly', 'broken']],
    ['a status', 'expired', ['old']],
    ['an account', '999988887777', ['Prod']],
    ['a part of an account', '88887', ['Prod']],
    ['a role', 'viewer', ['dev-readonly']],
    ['a session', 'corp', ['dev-admin', 'dev-readonly', 'Prod']],
    ['a region', 'eu-west-1', ['dev-readonly']],
    ['letters of any script', '名', ['été-名前']],
    ['what has an accent', 'été', ['été-名前']],
    ['signs alone', '-', ['dev-admin', 'dev-readonly', 'broken', 'été-名前', 'Prod', 'old', 'default']],
    ['nothing for what is nowhere', 'zzzz', []],
  ])('%s', (_, text, wanted) => {
    const found = play(state, 'filter', typed(text))
    expect(new Set(shownNames(found))).toEqual(new Set(wanted))
    expect(found.selected).toBe(shownNames(found)[0] ?? null)
  })

  it('what a portal calls the account', () => {
    const named = { ...state, accountNames: new Map([['999988887777', 'Payments Live']]) }
    expect(shownNames(play(named, 'filter', typed('payments')))).toEqual(['Prod'])
    expect(shownNames(play(state, 'filter', typed('payments')))).toEqual([])
  })

  it('all of them for blanks', () => {
    expect(shownNames(play(state, 'filter', typed('  ')))).toEqual(shownNames(state))
  })

  it.each(['(', '[a', '\\', '*', '+?', '-', '"', '.{3}', '-dev', '\u0000', '🎉', '\ud83d'])(
    'or does not find, yet never fails: %j',
    (text) => {
      expect(() => play(state, 'filter', typed(text))).not.toThrow()
    },
  )
})

describe('the filter', () => {
  it('chooses the best fit while it is typed and keeps it when it is closed', () => {
    const found = play(state, 'filter', typed('prod'), 'accept')
    expect([found.selected, found.filter.isOpen, found.focus]).toEqual(['Prod', false, 'list'])
    const cleared = play(found, 'back')
    expect([cleared.selected, cleared.filter.text, shownNames(cleared).length]).toEqual(['Prod', '', 7])
  })

  it('opens again with its text, the cursor at its end', () => {
    const again = play(state, 'filter', typed('dev'), 'accept', 'filter')
    expect(again.filter).toEqual({ text: 'dev', cursor: 3, isOpen: true })
  })

  it('goes with Esc and shows all', () => {
    const closed = play(state, 'filter', typed('zzzz'), 'back')
    expect(closed.filter).toEqual({ text: '', cursor: 0, isOpen: false })
    expect(shownNames(closed)).toEqual(shownNames(state))
    expect(closed.selected).toBe('default')
  })

  it('lets the list be moved in', () => {
    expect(play(state, 'filter', typed('dev'), 'down').selected).toBe('dev-readonly')
  })

  it('does not let the cursor alone choose another profile', () => {
    const moved = play(state, 'filter', typed('dev'), 'down', edited('left'))
    expect(moved.selected).toBe('dev-readonly')
  })
})

describe('only what needs attention', () => {
  it('is broken, expired, signed out, soon over, or has an error', () => {
    expect(shownNames(play(state, 'attention'))).toEqual(['broken', 'old'])
    expect(shownNames(play(state, 'attention', 'attention'))).toEqual(shownNames(state))
    expect(shownNames(play(state, 'attention', 'back'))).toEqual(shownNames(state))
  })

  it('can be filtered too', () => {
    expect(shownNames(play(state, 'attention', 'filter', typed('old')))).toEqual(['old'])
  })
})

describe('sorting', () => {
  const orders = {
    file: ['default', 'dev-admin', 'dev-readonly', 'Prod', 'broken', 'été-名前', 'old'],
    name: ['Prod', 'broken', 'default', 'dev-admin', 'dev-readonly', 'old', 'été-名前'],
    status: ['broken', 'old', 'default', 'été-名前', 'dev-admin', 'dev-readonly', 'Prod'],
    expiry: ['old', 'dev-admin', 'dev-readonly', 'Prod', 'default', 'broken', 'été-名前'],
  }
  it.each(Object.entries(orders))('by %s', (sort, wanted) => {
    let sorted = state
    while (sorted.sort !== sort) sorted = play(sorted, 'sort')
    expect(shownNames(sorted)).toEqual(wanted)
  })

  it('begins as the preferences say', () => {
    const sorted = makeState({ config: CONFIG, preferences: { sort: 'name' } })
    expect(shownNames(sorted)[0]).toBe('Prod')
  })

  it('follows when a session runs out, and keeps the chosen profile', () => {
    const byStatus = play(state, 'sort', 'sort', 'filter', typed('dev'), 'accept')
    expect(byStatus.selected).toBe('dev-admin')
    const later = play(byStatus, { type: 'tick', now: NOW + 6 * HOUR })
    expect(later.statuses.map((each) => each.status)).toContain('expired')
    expect(later.selected).toBe('dev-admin')
  })
})

describe('what fits best comes first', () => {
  const named = (...names: string[]) =>
    makeState({ config: names.map((name) => `[profile ${name}]\nregion = x\n`).join('') })
  it.each<[string, string[], string]>([
    ['the very name', ['dev-eu', 'my-dev', 'dev'], 'dev'],
    ['the beginning', ['my-dev', 'dev-eu', 'x'], 'dev'],
    ['whole words', ['development-x', 'team-dev', 'adev'], 'team dev'],
    ['letters with gaps', ['other', 'prod-admin', 'staging'], 'prodadm'],
    ['letters with gaps', ['dev', 'only-region', 'x'], 'onlyreg'],
    ['closer letters', ['p-r-o-d-a-d-m', 'prod-admin'], 'prodadm'],
  ])('%s of %j for %s', (_, names, filter) => {
    const first: Readonly<Record<string, string>> = {
      dev: names.includes('dev') ? 'dev' : 'dev-eu',
      'team dev': 'team-dev',
      prodadm: 'prod-admin',
      onlyreg: 'only-region',
    }
    expect(shownNames(play(named(...names), 'filter', typed(filter)))[0]).toBe(first[filter])
  })

  it('a name before other columns', () => {
    const state = makeState({ config: '[profile x]\nregion = dev-1\n[profile my-dev]\nregion = x\n' })
    expect(shownNames(play(state, 'filter', typed('dev')))).toEqual(['my-dev', 'x'])
  })

  it('/dev-r finds dev-readonly first', () => {
    expect(shownNames(play(state, 'filter', typed('dev-r')))[0]).toBe('dev-readonly')
  })
})
