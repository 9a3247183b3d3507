import { describe, expect, it } from 'vitest'
import { pastedCredentials } from '../../../src/profiles/pasted-credentials.ts'
import { SAMPLE_CONFIG, SAMPLE_CREDENTIALS } from '../../support/files/sample-home.ts'
import { openMemoryDashboard } from '../../support/state/memory-dashboard.ts'

const KEY = 'Zq3vT9xLkW7mB2nR5cY8hJ4dF6gS1pA0eUiOtQwX'
const TOKEN = `IQoJb3JpZ2luX2VjE${'kF3+z9Q/aB7xW'.repeat(12)}==`
const ID = 'ASIAQWERTYUIOPASDFGH'

const AS_EXPORTS = `export AWS_ACCESS_KEY_ID="${ID}"\nexport AWS_SECRET_ACCESS_KEY="${KEY}"\nexport AWS_SESSION_TOKEN="${TOKEN}"\n`
/** What people copy from the access portal, from tools, and from each other. */
const PASTES: readonly (readonly [string, string])[] = [
  ['export lines', AS_EXPORTS],
  ['SET lines', AS_EXPORTS.replaceAll('export ', 'SET ').replaceAll('"', '').replaceAll('\n', '\r\n')],
  ['PowerShell lines', AS_EXPORTS.replaceAll('export ', '$Env:')],
  ['fish lines', AS_EXPORTS.replace(/export (\w+)=/g, 'set -gx $1 ')],
  [
    'the portal’s block',
    `[111122223333_Admin]\naws_access_key_id=${ID}\naws_secret_access_key=${KEY}\naws_session_token=${TOKEN}`,
  ],
  [
    'JSON',
    JSON.stringify({ Version: 1, AccessKeyId: ID, SecretAccessKey: KEY, SessionToken: TOKEN }, null, 2),
  ],
  ['the secret key alone', KEY],
  ['the session token alone', TOKEN],
]

/** Keys that open a place for text. */
const PLACES: readonly (readonly [string, readonly string[]])[] = [
  ['the filter', ['/']],
  ['the name of a copy', ['D']],
  ['a new name', ['R']],
  ['a value in place', ['enter', 'e']],
  ['the menu of settings to add', ['enter', 'a']],
  ['the menu of kinds', ['n']],
  ['the first field of the wizard', ['n', 'enter']],
  ['the second field of the wizard', ['n', 'enter', 'tab']],
]

describe.each(PLACES)('into %s', (_, keys) => {
  it.each(PASTES)('%s: no secret is drawn, then or later', async (_what, text) => {
    const dashboard = openMemoryDashboard({ config: SAMPLE_CONFIG, credentials: SAMPLE_CREDENTIALS })
    await dashboard.press(...keys)
    dashboard.paste(text)
    const pictures = [dashboard.picture()]
    for (const key of ['left', 'home', 'end', 'backspace', 'tab', 'enter', 'enter', 'esc', 'esc']) {
      await dashboard.press(key)
      pictures.push(dashboard.picture())
    }
    for (const secret of [KEY, TOKEN]) {
      for (let at = 0; at + 8 <= secret.length; at++) {
        const part = secret.slice(at, at + 8)
        expect(
          pictures.find((picture) => picture.includes(part)),
          part,
        ).toBeUndefined()
      }
    }
  })
})

it('the pastes are what is recognized as credentials', () => {
  for (const [what, text] of PASTES.slice(0, 6)) expect(pastedCredentials(text), what).not.toBeNull()
})
