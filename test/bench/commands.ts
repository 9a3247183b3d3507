import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cliCacheFile, ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { makeHome } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'
import type { Figure } from './figure.ts'
import { interleaved } from './pty-run.ts'
import { homeWith, sampleConfig } from './sample-config.ts'

const ROUNDS = 25
const PROFILE = 'team-0-service-0'

/** What each command costs from start to end, without a terminal, as a ratio to `node -e 0` in the same run. */
const COMMANDS: readonly { readonly args: readonly string[]; readonly goal: number }[] = [
  { args: ['--version'], goal: 1.8 },
  { args: ['--help'], goal: 1.8 },
  { args: ['status', PROFILE], goal: 1.8 },
  { args: ['list'], goal: 2.2 },
  { args: ['show', PROFILE], goal: 2.2 },
  { args: ['lint'], goal: 2.2 },
  { args: ['export', PROFILE, '--format', 'process'], goal: 2.5 },
]

/** Commands at 50 profiles, and `list` of 10,000. `exec` counts until its command has written something. */
export async function commandFigures(): Promise<Figure[]> {
  const small = homeWithRole()
  const large = homeWith(10_000)
  const awsprof =
    (args: readonly string[], home = small) =>
    () =>
      // One compile cache for all, as a user's.
      timeCommand([programFile, ...args], { ...home.env, TMPDIR: small.path('.') })
  const exec = ['exec', PROFILE, '--', '/bin/echo', 'started']
  try {
    const times = await interleaved<string>(ROUNDS, {
      node: () => timeCommand(['-e', '0'], small.env),
      ...Object.fromEntries(COMMANDS.map(({ args }) => [nameOf(args), awsprof(args)])),
      exec: () =>
        timeCommand([programFile, ...exec], { ...small.env, TMPDIR: small.path('.') }, 'first output'),
      large: awsprof(['list'], large),
    })
    const ratio = (name: string) => (times[name] ?? Number.NaN) / (times.node ?? Number.NaN)
    return [
      { name: 'node -e 0, ms', value: times.node ?? Number.NaN },
      ...COMMANDS.map(({ args, goal }) => {
        return { name: `${nameOf(args)} ÷ node -e 0`, value: ratio(nameOf(args)), goal }
      }),
      { name: 'exec, until its command writes ÷ node -e 0', value: ratio('exec'), goal: 2.5 },
      { name: 'list of 10,000 profiles ÷ node -e 0', value: ratio('large'), goal: 12 },
    ]
  } finally {
    small.remove()
    large.remove()
  }
}

const nameOf = (args: readonly string[]) => args.filter((each) => each !== PROFILE).join(' ')

/** 50 profiles; the AWS CLI's caches hold a token and role credentials for the first. */
function homeWithRole() {
  const expiresAt = new Date(Date.now() + 8 * 3_600_000)
  const role = { accountId: '100000000000', roleName: 'Developer', sessionName: 'session-0' }
  const credentials = {
    AccessKeyId: 'ASIAEXAMPLE',
    SecretAccessKey: 's3cret',
    SessionToken: 'token',
    Expiration: expiresAt.toISOString().replace(/\.\d+/, ''),
  }
  return makeHome({
    config: sampleConfig(50),
    ssoCache: { [ssoTokenFile('session-0')]: ssoToken({ expiresAt }) },
    cliCache: { [cliCacheFile(role)]: { ProviderType: 'sso', Credentials: credentials } },
  })
}

/** Milliseconds that a program of Node takes to its end, or to its first output. Rejects if it ends with bad news. */
async function timeCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  until: 'end' | 'first output' = 'end',
): Promise<number> {
  const started = performance.now()
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let first = 0
  child.stdout.on('data', () => (first ||= performance.now()))
  const [status] = await once(child, 'exit')
  const ended = performance.now()
  if (status !== 0) throw new Error(`${args.join(' ')}: exit status ${status}`)
  return (until === 'end' ? ended : first) - started
}
