import fc from 'fast-check'
import type { Event } from '../../../src/app/event.ts'
import type { State } from '../../../src/app/state.ts'
import { KEYMAP } from '../../../src/keys/keymap.ts'
import { loginCacheName } from '../../../src/session/cache/login-cache.ts'
import { ssoTokenFile } from '../aws/cli-caches.ts'
import { cachesOf, filesOf, HOUR, homeRead, NOW } from '../state/state.ts'
import { arbitraryConfigText } from './config-text.ts'
import { arbitraryProfileName } from './words.ts'

const INTENTS = [...new Set(KEYMAP.map((each) => each.intent))]
const EDITS = [
  'left',
  'right',
  'home',
  'end',
  'word-left',
  'word-right',
  'backspace',
  'delete',
  'kill-word',
  'kill-to-start',
  'kill-to-end',
] as const

/** Either profiles of every kind with any name, or arbitrary text. */
export const arbitraryFileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: arbitraryConfigText },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.tuple(arbitraryProfileName, fc.constantFrom(...bodies())), { maxLength: 60 })
      .map((drawn) =>
        drawn.map(([name, body]) => `[profile '${name.replaceAll("'", '')}']\n${body}\n`).join(''),
      ),
  },
)

function bodies(): string[] {
  return [
    '',
    'region = us-east-1',
    'role_arn = arn:aws:iam::111122223333:role/R\nsource_profile = default',
    'role_arn = arn:aws:iam::111122223333:role/R\nsource_profile = a',
    'sso_session = s\nsso_account_id = 111122223333\nsso_role_name = R',
    'sso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 1\nsso_role_name = R',
    'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s3cr3t-s3cr3t-s3cr3t',
    'login_session = arn:aws:iam::111122223333:user/u',
    'credential_process = /bin/true',
    '[sso-session s]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-east-1',
  ]
}

const moment = fc.integer({ min: -48, max: 48 }).map((quarters) => NOW + (quarters * HOUR) / 4)
const isoMoment = moment.map((at) => new Date(at).toISOString())

const source = fc.oneof(
  { weight: 6, arbitrary: arbitraryFileText },
  fc.constant(undefined),
  fc.constant({ type: 'unreadable', reason: 'permission denied' } as const),
)

const token = fc.oneof(
  fc.record({ accessToken: fc.constant('t'), expiresAt: isoMoment }),
  fc.record({ expiresAt: isoMoment }),
  fc.constantFrom('', '{', 'null', '[]', '{"accessToken":1}'),
)
const caches = fc.record({ session: token, legacy: token, login: token }).map(({ session, legacy, login }) =>
  cachesOf({
    sso: { [ssoTokenFile('s')]: session, [ssoTokenFile('https://x.awsapps.com/start')]: legacy },
    login: { [loginCacheName('arn:aws:iam::111122223333:user/u')]: login },
  }),
)

const KEYS = 'aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = s3cr3t-s3cr3t-s3cr3t\n'

/** Anything that can happen to a dashboard. */
export const arbitraryEvent: fc.Arbitrary<Event | ((state: State) => Event)> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.constantFrom(...INTENTS).map((intent) => ({ type: 'intent', intent }) as const),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom(...EDITS).map((what) => ({ type: 'typed', edit: { type: what } }) as const),
  },
  {
    weight: 4,
    arbitrary: fc
      .oneof(fc.constantFrom('a', 'd', '-', ' ', 'é', '🎉'), fc.string({ unit: 'binary', maxLength: 4 }))
      .map((text) => ({ type: 'typed', edit: { type: 'insert', text } }) as const),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('text', '[a]\nregion = x\n[b]\nregion = y\n', KEYS, `[a]\n${KEYS}`)
      .map((text) => ({ type: 'pasted', text }) as const),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('resized' as const),
      columns: fc.integer({ min: 1, max: 250 }),
      rows: fc.oneof(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 8, max: 14 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(source, source)
      .map(([config, credentials]) =>
        homeRead({ files: filesOf({ ...(config && { config }), ...(credentials && { credentials }) }) }),
      ),
  },
  { weight: 2, arbitrary: caches.map((read) => homeRead({ caches: read })) },
  { weight: 2, arbitrary: moment.map((now) => ({ type: 'tick', now }) as const) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('text', 'a text \u001b[31m that is far longer than any terminal would be'.repeat(4))
      .map((text) => ({ type: 'noticed', tone: 'warning', text }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: -9, max: 9 })
      .map((minutes) => ({ type: 'clock-measured', offsetMs: minutes * 60_000 }) as const),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(null, 'Cannot watch')
      .map((reason) => ({ type: 'watch-trouble', reason }) as const),
  },
)
