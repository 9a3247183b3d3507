import { expect, it } from 'vitest'
import { SAMPLE_CONFIG, SAMPLE_CREDENTIALS } from '../../support/files/sample-home.ts'
import { openMemoryDashboard } from '../../support/state/memory-dashboard.ts'
import { SSO_CACHE, SSO_CONFIG } from '../../support/state/sso-state.ts'
import { play, profilesNamed } from '../../support/state/state.ts'

const SECRET = 'Zq3vT9xLkW7mB2nR5cY8hJ4dF6gS1pA0eUiOtQwX'

it('the address of the console, which signs in, is copied only after a question', async () => {
  const dashboard = openMemoryDashboard({ config: SSO_CONFIG, caches: { sso: SSO_CACHE } })
  expect(dashboard.state().setup.canBrowse).toBe(false)
  await dashboard.press('w')
  expect(dashboard.picture()).toContain('whoever has it is in the console')
  await dashboard.press('esc')
  expect(dashboard.state().overlay).toBeNull()
  expect(dashboard.effects).toEqual([])
  await dashboard.press('w', 'enter')
  expect(dashboard.effects).toEqual([{ type: 'console', name: 'corp-dev' }])
})

it('no secret is among what y offers, of any profile', () => {
  const credentials = `${SAMPLE_CREDENTIALS}\n[keys]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\naws_session_token = ${SECRET}${SECRET}\n`
  const dashboard = openMemoryDashboard({ config: SAMPLE_CONFIG, credentials })
  const names = dashboard.state().profileIndex.entries.map(({ profile }) => profile.name)
  expect(names).toContain('keys')
  for (const selected of names) {
    const { overlay } = play({ ...dashboard.state(), selected }, 'copy')
    if (overlay?.type !== 'menu') throw new Error('no menu is open')
    expect(overlay.items.map(({ note }) => note)).toEqual(
      expect.arrayContaining(['profile name', 'export line']),
    )
    expect(JSON.stringify(overlay.items)).not.toContain(SECRET.slice(0, 8))
  }
})

it('says what was chosen to be copied only in the effect, because the outcome is not known yet', async () => {
  const dashboard = openMemoryDashboard({ config: profilesNamed('dev') })
  await dashboard.press('y', 'enter')
  expect(dashboard.effects).toEqual([{ type: 'copy', text: 'dev', what: 'the profile name' }])
  expect(dashboard.state().notice).toBeNull()
})
