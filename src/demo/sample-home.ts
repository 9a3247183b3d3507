import { createHash, generateKeyPairSync } from 'node:crypto'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { credentialProcess, SAMPLE_CONFIG, sampleCredentials } from './sample-files.ts'
import { SAMPLE_ACCOUNT_NAMES, SAMPLE_LOGIN, SAMPLE_TOKENS, sampleClient } from './sample-world.ts'

export interface SampleHome {
  readonly dir: string
  /** Variables that make a program use this home. */
  readonly environment: Readonly<Record<string, string>>
  /** Deletes it. Never throws. */
  remove(): void
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Added to every expiry, so that the minutes on screen do not change right after the start. */
const SPARE = 30_000

/**
 * Creates a temporary home with sample profiles of every kind, some of which do not work. `now` is in ms. Throws Node's
 * system errors.
 *
 * @param path a PATH; the home's own programs go in front of it
 */
export function createSampleHome({ now, path }: { readonly now: number; readonly path: string }): SampleHome {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), 'awsprof-demo-')))
  const write = (file: string, text: string, mode = 0o600) => {
    const full = join(dir, file)
    mkdirSync(join(full, '..'), { recursive: true, mode: 0o700 })
    writeFileSync(full, text, { mode })
  }
  write('.aws/config', SAMPLE_CONFIG)
  write('.aws/credentials', sampleCredentials(iso(now + 9 * MINUTE + SPARE)))
  const [helper, text] = credentialProcess(process.platform)
  write(`bin/${helper}`, text, 0o755)
  const token = (name: string, startUrl: string, region: string, accessToken: string, expiresAt: number) =>
    write(
      `.aws/sso/cache/${sha1(name)}.json`,
      JSON.stringify({ startUrl, region, accessToken, expiresAt: iso(expiresAt), ...sampleClient(now) }),
    )
  token(
    'acme',
    'https://acme.awsapps.com/start',
    'us-east-1',
    SAMPLE_TOKENS.acme,
    now + 5 * HOUR + 12 * MINUTE + SPARE,
  )
  token(
    'https://wiki.awsapps.com/start',
    'https://wiki.awsapps.com/start',
    'us-east-1',
    SAMPLE_TOKENS.wiki,
    now - 2 * HOUR - SPARE,
  )
  write(
    `.aws/login/cache/${createHash('sha256').update(SAMPLE_LOGIN.arn).digest('hex')}.json`,
    JSON.stringify(loginCache(now - 3 * HOUR - SPARE)),
  )
  write('.cache/awsprof/accounts.json', JSON.stringify({ names: SAMPLE_ACCOUNT_NAMES }))
  return {
    dir,
    environment: {
      HOME: dir,
      USERPROFILE: dir,
      XDG_CONFIG_HOME: join(dir, '.config'),
      XDG_CACHE_HOME: join(dir, '.cache'),
      PATH: `${join(dir, 'bin')}${delimiter}${path}`,
    },
    remove: () => {
      try {
        rmSync(dir, { recursive: true, force: true, maxRetries: 3 })
      } catch {
        // A process may still be writing there. Not worth an error when the program ends.
      }
    },
  }
}

/** What `aws login` wrote; the access has run out. `expiresAt` is in ms. */
function loginCache(expiresAt: number): object {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    accessToken: {
      accessKeyId: 'ASIALOGINDEMOEXAMPLE',
      secretAccessKey: 'login/demo/wJalrXUtnFEMI/K7MDENGEXAMPLEKEY',
      sessionToken: 'login-demo-session-token-EXAMPLE',
      accountId: SAMPLE_LOGIN.account,
      expiresAt: iso(expiresAt),
    },
    tokenType: 'urn:aws:params:oauth:token-type:access_token_sigv4',
    clientId: 'arn:aws:signin:::devtools/same-device',
    refreshToken: SAMPLE_LOGIN.refreshToken,
    idToken: 'login-demo-id-token-EXAMPLE',
    dpopKey: privateKey.export({ type: 'sec1', format: 'pem' }),
  }
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

/** AWS tools name a token cache file after this hash of its sso-session or start URL. */
function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
