import { describe, expect, it } from 'vitest'
import type { State } from '../../src/app/state.ts'
import { loginCacheName } from '../../src/session/cache/login-cache.ts'
import { cliCacheFile, ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { SAMPLE_CONFIG, SAMPLE_CREDENTIALS } from '../support/files/sample-home.ts'
import { pictureOf } from '../support/state/picture.ts'
import { HOUR, MINUTE, makeState, NOW, play, type StateOptions, typed } from '../support/state/state.ts'

const SIZES = [
  [120, 40],
  [80, 24],
  [50, 15],
  [200, 60],
] as const

const MORE = `
[sso-session soon]
sso_start_url = https://soon.awsapps.com/start
sso_region = eu-west-1
[profile soon]
sso_session = soon
sso_account_id = 121212121212
sso_role_name = Dev
region = eu-west-1
[profile console]
login_session = arn:aws:iam::131313131313:user/me
region = us-east-1
`

const role = cliCacheFile({ RoleArn: 'arn:aws:iam::444455556666:role/path/to/AdministratorAccess' })
const SAMPLE: StateOptions = {
  config: SAMPLE_CONFIG + MORE,
  credentials: SAMPLE_CREDENTIALS,
  env: { AWS_PROFILE: 'dev' },
  caches: {
    sso: {
      [ssoTokenFile('my-sso')]: ssoToken({ expiresAt: new Date(NOW - 2 * HOUR) }),
      [ssoTokenFile('soon')]: ssoToken({ expiresAt: new Date(NOW + 9 * MINUTE) }),
      [ssoTokenFile('https://legacy.awsapps.com/start')]: ssoToken({ expiresAt: new Date(NOW + 5 * HOUR) }),
    },
    cli: { [role]: { Credentials: { Expiration: new Date(NOW + HOUR).toISOString() } } },
    login: { [loginCacheName('arn:aws:iam::131313131313:user/me')]: '{ "accessToken": ' },
  },
}

const HOSTILE = [
  'plain',
  '名前のとても長いプロファイル名前のとても長いプロファイル',
  'emoji 🎉 👩‍👩‍👧 🇩🇪',
  'right\u202eto-left',
  'שלום-العربية',
  'red\u001b[31mname\u0007',
  'zero\u200bwidth\ufeff',
  'zalgo e\u0301\u0302\u0303\u0304',
  'no\u00a0break\u3000space',
  'a'.repeat(200),
]

const SCENES: Readonly<Record<string, (size: StateOptions) => State>> = {
  list: (size) => play(makeState({ ...SAMPLE, ...size }), 'down', 'down'),
  details: (size) => play(makeState({ ...SAMPLE, ...size }), 'open-details', 'last'),
  filter: (size) => play(makeState({ ...SAMPLE, ...size }), 'filter', typed('my-sso')),
  'filter-without-hit': (size) => play(makeState({ ...SAMPLE, ...size }), 'filter', typed('nowhere')),
  problems: (size) => play(makeState({ ...SAMPLE, ...size }), 'attention', 'down', 'open-details', 'last'),
  refused: (size) =>
    makeState({ config: '[profile a]\nregion = us-east-1\nnonsense\n[profile a]\n', ...size }),
  'no-files': (size) => makeState(size),
  unreadable: (size) =>
    makeState({
      config: { type: 'unreadable', reason: 'permission denied' },
      credentials: SAMPLE_CREDENTIALS,
      ...size,
    }),
  hostile: (size) => {
    const config = HOSTILE.map((name) => `[profile "${name}"]\nregion = ${name}\nca_bundle = ${name}\n`).join(
      '',
    )
    return play(makeState({ config, env: { AWS_PROFILE: HOSTILE[5] }, ...size }), 'down')
  },
}

describe.each(SIZES)('at %i × %i', (columns, rows) => {
  it.each(Object.entries(SCENES))('%s', async (name, scene) => {
    const picture = pictureOf(scene({ columns, rows }))
    await expect(`${picture.join('\n')}\n`).toMatchFileSnapshot(`golden/${name}-${columns}x${rows}.txt`)
  })
})

it('in ASCII', async () => {
  const picture = pictureOf(SCENES.hostile!({ columns: 80, rows: 24, isAscii: true }))
  await expect(`${picture.join('\n')}\n`).toMatchFileSnapshot('golden/hostile-ascii-80x24.txt')
})

it('too small', async () => {
  const picture = pictureOf(SCENES.list!({ columns: 39, rows: 9 }))
  await expect(`${picture.join('\n')}\n`).toMatchFileSnapshot('golden/too-small-39x9.txt')
})
