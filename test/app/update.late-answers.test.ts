import { describe, expect, it } from 'vitest'
import { onSaved } from '../../src/app/edit/update-saved.ts'
import { nextTick } from '../../src/app/next-tick.ts'
import type { State } from '../../src/app/state.ts'
import type { CheckResult } from '../../src/session/walk/check.ts'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { openMemoryDashboard } from '../support/state/memory-dashboard.ts'
import { mfaWanted } from '../support/state/mfa-wanted.ts'
import { cachesRead, filesRead, HOUR, MINUTE, makeState, NOW, play } from '../support/state/state.ts'

const SSO = `[profile dev]
sso_session = s
sso_account_id = 111122223333
sso_role_name = Dev
[profile other]
region = us-east-1
[sso-session s]
sso_start_url = https://x.awsapps.com/start
sso_region = us-east-1
`
const result = (name: string, error: CheckResult['error'] = null): CheckResult => ({
  name,
  identity: error ? null : { account: '111122223333', arn: 'arn:x', userId: 'U' },
  expiresAt: error ? null : NOW + HOUR,
  failedLink: error ? 3 : null,
  error,
  ms: 1,
  at: NOW,
})
const lost = { code: 'signed-out', message: 'Not signed in to s: log in.', hint: null, raw: null }
const denied = { code: 'AccessDenied', message: 'AWS denies the request.', hint: null, raw: null }

/** After a check of both profiles, of which the first one failed, or not. */
function checkedBoth(error: CheckResult['error'] = null): State {
  const state = play(makeState({ config: SSO }), 'check-all')
  const results = [result('dev', error), result('other')]
  return play(
    state,
    { type: 'check-results', attempt: state.attempts, results },
    { type: 'check-ended', attempt: state.attempts, reason: null },
  )
}

const checkedNames = (state: State) => [...state.checks.keys()]

describe('what a check has found', () => {
  it('is kept as long as nothing that it went through has changed', () => {
    const moved = SSO.replace('[profile other]', '# a note\n[profile other]')
    expect(checkedNames(play(checkedBoth(), filesRead({ config: moved })))).toEqual(['dev', 'other'])
  })

  it.each([
    ['its own settings', SSO.replace('sso_role_name = Dev', 'sso_role_name = Admin'), ['other']],
    ['its session', SSO.replace('x.awsapps', 'y.awsapps'), ['other']],
    ['another profile', SSO.replace('region = us-east-1\n[sso', 'region = eu-west-1\n[sso'), ['dev']],
    ['that it is gone', SSO.replace('[profile dev]', '[profile dev2]'), ['other']],
  ])('is dropped with a change of %s', (_, config, names) => {
    expect(checkedNames(play(checkedBoth(), filesRead({ config })))).toEqual(names)
  })

  it('of a session that was missing is dropped once it is there; any other failure stays', () => {
    const token = ssoToken({ expiresAt: new Date(NOW + HOUR) })
    const loggedIn = cachesRead({ sso: { [ssoTokenFile('s')]: token } })
    expect(checkedNames(play(checkedBoth(lost), loggedIn))).toEqual(['other'])
    expect(checkedNames(play(checkedBoth(denied), loggedIn))).toEqual(['dev', 'other'])
  })

  it('leaves no link that seems to be walked still', () => {
    const state = play(makeState({ config: SSO }), 'check')
    const { attempts: attempt } = state
    const done = play(
      state,
      { type: 'check-link', attempt, name: 'dev', index: 0, state: 'done', detail: '' },
      { type: 'check-link', attempt, name: 'dev', index: 3, state: 'running', detail: '' },
      { type: 'check-results', attempt, results: [result('dev', lost)] },
    )
    expect([...done.checks.get('dev')!.links.keys()]).toEqual([0])
  })

  it('is drawn anew as its minutes pass', () => {
    expect(nextTick(checkedBoth())).toBeLessThanOrEqual(NOW + MINUTE)
    expect(nextTick(checkedBoth())).toBeGreaterThan(NOW)
  })
})

describe('a question for an MFA code', () => {
  const asked = () => {
    const state = play(makeState({ config: SSO }), 'check')
    return play(state, mfaWanted(state.attempts))
  }
  const isAsked = ({ overlay }: State) => overlay?.type === 'form' && overlay.purpose.type === 'mfa'

  it('stays when a change that was on its way is written', () => {
    const { profiles } = asked().profileIndex
    const edit = {
      type: 'set',
      target: { kind: 'profile', name: 'other' },
      key: 'output',
      value: 'json',
    } as const
    const request = { edit, label: 'output set', as: 'change', base: profiles.documents } as const
    const restore = { back: edit, again: edit }
    const { state } = onSaved(asked(), { type: 'saved', request, restore, home: asked() })
    expect(isAsked(state)).toBe(true)
  })

  it('goes when the check that wants it has ended', () => {
    const state = asked()
    const ended = play(state, {
      type: 'check-ended',
      attempt: state.attempts,
      reason: 'The check could not go on.',
    })
    expect(isAsked(ended)).toBe(false)
  })
})

describe('a change that could not be written', () => {
  const config =
    '[profile base]\nregion = a\n[profile child]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = base\n'

  it('is shown anew, as it would be made now', async () => {
    const dashboard = openMemoryDashboard({ config })
    await dashboard.press('j', 'X')
    dashboard.files = { ...dashboard.files, config: `${config}external_id = 42\n` }
    await dashboard.press('y')
    expect(dashboard.picture()).toMatch(/Not written/)
    expect(dashboard.picture()).toContain('- external_id = 42')
    await dashboard.press('y')
    expect(dashboard.files.config).toBe('[profile base]\nregion = a\n')
  })

  it('is no question any more where it cannot be made now', async () => {
    const dashboard = openMemoryDashboard({ config })
    await dashboard.press('j', 'X')
    dashboard.files = { ...dashboard.files, config: '[profile base]\nregion = a\n' }
    await dashboard.press('y')
    expect(dashboard.state().overlay).toBeNull()
  })
})
