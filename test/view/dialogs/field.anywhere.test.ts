import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Event } from '../../../src/app/event.ts'
import { randomSpans } from '../../../src/profiles/mask/shaped-secrets.ts'
import { SAMPLE_CONFIG, SAMPLE_CREDENTIALS } from '../../support/files/sample-home.ts'
import { type MemoryDashboard, openMemoryDashboard } from '../../support/state/memory-dashboard.ts'
import { SSO_CACHE, SSO_CONFIG } from '../../support/state/sso-state.ts'

/** As AWS makes them: uniform base64. Made of a number, because a shrunk text would no longer look like a secret. */
const randomText = (length: number) =>
  fc.nat().map((seed) => {
    let text = ''
    for (let at = 0; text.length < length; at++)
      text += createHash('sha256').update(`${seed} ${at}`).digest('base64').slice(0, 40)
    return text.slice(0, length)
  })
/** One key of 2,000 looks so much like words that nothing but its name gives it away. */
const secretKey = randomText(40).filter((text) => randomSpans(text).length > 0)
const sessionToken = randomText(300).map((text) => `IQoJb3JpZ2luX2Vj${text}==`)

/** How a secret stands in what is pasted. */
const around = fc.constantFrom<(secret: string) => string>(
  (secret) => secret,
  (secret) => ` ${secret} `,
  (secret) => `x${secret}`,
  (secret) => `aws_secret_access_key = ${secret}`,
  (secret) => `export AWS_SESSION_TOKEN="${secret}"`,
  (secret) => `SET AWS_SECRET_ACCESS_KEY=${secret}\r\n`,
  (secret) => `$Env:AWS_SECRET_ACCESS_KEY="${secret}"`,
  (secret) => `{ "AccessKeyId": "ASIAQWERTYUIOPASDFGH", "SecretAccessKey": "${secret}" }`,
  (secret) => `AWS_ACCESS_KEY_ID=ASIAQWERTYUIOPASDFGH\nAWS_SECRET_ACCESS_KEY=${secret}\n`,
)

/** Keys that open a place for text: every kind of the wizard, each of its first fields, and all the other fields. */
const wizardPlace = fc
  .tuple(fc.nat(7), fc.nat(3))
  .map(([kind, field]) => ['n', ...Array(kind).fill('down'), 'enter', ...Array(field).fill('tab')])
const place = fc.oneof(
  wizardPlace,
  fc.constantFrom(['/'], ['D'], ['R'], ['n'], ['enter', 'e'], ['enter', 'a']),
)

const KEYS = [
  'left',
  'right',
  'home',
  'end',
  'backspace',
  'delete',
  'ctrl+w',
  'ctrl+u',
  'ctrl+k',
  'ctrl+y',
  'ctrl+g',
  'ctrl+left',
  ' ',
  '-',
  'tab',
  'up',
  'down',
  'enter',
  'enter',
  'esc',
]

/** The eight or more characters in a row of the secret that a picture shows, or null. */
function shownOf(secret: string, picture: string): string | null {
  for (let at = 0; at + 8 <= secret.length; at++) {
    const part = secret.slice(at, at + 8)
    if (picture.includes(part)) return part
  }
  return null
}

/** What is done to a pasted secret, and that it is not drawn meanwhile. */
async function expectHidden(
  dashboard: MemoryDashboard,
  secret: string,
  pasted: string,
  keys: readonly string[],
): Promise<void> {
  dashboard.paste(pasted)
  expect(shownOf(secret, dashboard.picture()), dashboard.picture()).toBeNull()
  for (const key of keys) {
    await dashboard.press(key)
    expect(shownOf(secret, dashboard.picture()), `${key}\n${dashboard.picture()}`).toBeNull()
  }
}

const secret = fc.oneof(secretKey, sessionToken)
const afterwards = fc.array(fc.constantFrom(...KEYS), { maxLength: 8 })
const columns = fc.constantFrom(80, 120, 200)

it('a pasted secret is never drawn, whatever is done to it', async () => {
  await fc.assert(
    fc.asyncProperty(place, secret, around, afterwards, columns, async (open, text, within, keys, wide) => {
      const files = { config: SAMPLE_CONFIG, credentials: SAMPLE_CREDENTIALS }
      const dashboard = openMemoryDashboard({ ...files, columns: wide })
      await dashboard.press(...open)
      await expectHidden(dashboard, text, within(text), keys)
    }),
    { numRuns: 200 },
  )
})

it('nor in the filter of the accounts and the names of their profiles', async () => {
  const accounts: Event = {
    type: 'accounts-listed',
    attempt: 1,
    sessionName: 'corp',
    accounts: [{ id: '111122223333', name: 'Dev', email: '' }],
  }
  const roles: Event = {
    type: 'roles-listed',
    attempt: 1,
    sessionName: 'corp',
    account: '111122223333',
    roles: ['Admin'],
  }
  await fc.assert(
    fc.asyncProperty(fc.boolean(), secret, around, afterwards, async (isName, text, within, keys) => {
      const dashboard = openMemoryDashboard({ config: SSO_CONFIG, caches: { sso: SSO_CACHE } })
      for (const event of ['accounts', accounts, roles] as const) dashboard.dispatch(event)
      if (isName) await dashboard.press(' ', 'enter')
      expect(dashboard.state().overlay?.type).toBe(isName ? 'form' : 'accounts')
      await expectHidden(dashboard, text, within(text), keys)
    }),
    { numRuns: 60 },
  )
})
