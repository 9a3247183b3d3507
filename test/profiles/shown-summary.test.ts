import { expect, it } from 'vitest'
import { readEnvironment } from '../../src/profiles/environment.ts'
import { shownSummary } from '../../src/profiles/shown-summary.ts'
import { entryOf, readFiles } from '../support/files/read-files.ts'

const shown = (config: string, variables = {}) =>
  shownSummary(entryOf(readFiles({ config }), 'a').summary, readEnvironment(variables, 'linux', '/home/me'))

it('shows what counts now', () => {
  expect(shown('[profile a]\nregion = eu-west-1\naws_account_id = 111122223333\n')).toEqual({
    account: '111122223333',
    role: null,
    region: 'eu-west-1',
    ssoSession: null,
  })
  expect(shown('[profile a]\nregion = eu-west-1\n', { AWS_REGION: 'us-east-1' }).region).toBe('us-east-1')
})

it('shows no secret that stands at the wrong key', () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  const config = `[profile a]\nregion = ${secret}\nsso_session = s\nsso_account_id = ${secret}\nsso_role_name = ${secret}\n`
  expect(JSON.stringify(shown(config))).not.toContain('wJalrXUtnFEMI')
})
