import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { CREDENTIAL_PROCESS, SAMPLE_CONFIG, sampleCredentials } from './sample-files.ts'
import { SAMPLE_TOKENS, sampleClient } from './sample-world.ts'

export interface SampleHome {
  readonly dir: string
  /** The variables that make it the home of whatever is started with them. */
  readonly environment: Readonly<Record<string, string>>
  /** Deletes it. Never throws. */
  remove(): void
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Times with half a minute to spare, so that what is shown in minutes stands still for a while. */
const SPARE = 30_000

/**
 * A temporary home with sample profiles of every kind, some of which work. `now` in ms. Throws Node's errors.
 *
 * @param path the PATH that its own programs are put before
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
  write('bin/corp-credentials', CREDENTIAL_PROCESS, 0o755)
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
  return {
    dir,
    environment: {
      HOME: dir,
      USERPROFILE: dir,
      XDG_CONFIG_HOME: join(dir, '.config'),
      PATH: `${join(dir, 'bin')}${delimiter}${path}`,
    },
    remove: () => {
      try {
        rmSync(dir, { recursive: true, force: true, maxRetries: 3 })
      } catch {
        // Something still writes there; a temporary folder that stays must not spoil the end of the program.
      }
    },
  }
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

/** How AWS's tools name a cached token's file. */
function sha1(text: string): string {
  return createHash('sha1').update(text).digest('hex')
}
