import { renameSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { ssoToken, ssoTokenFile } from '../support/aws/cli-caches.ts'
import { makeHome } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'
import type { Figure } from './figure.ts'
import { mostResident, processorMs } from './process.ts'
import { startSession } from './pty-session.ts'
import { sampleConfig } from './sample-config.ts'

const PROFILES = 10_000
const CACHE_FILES = 2_000
const TIDIED_MS = 12_000
const IDLE_MS = 5_000
const KEYS = 50

/** The dashboard left alone, and a change on disk: 10,000 profiles, 2,000 cache files. */
export async function idleFigures(): Promise<Figure[]> {
  const token = ssoToken({ expiresAt: new Date(Date.now() + 5 * 3_600_000).toISOString() })
  const others = Array.from({ length: CACHE_FILES }, (_, at) => [`other-${at}.json`, token])
  const sessions = Array.from({ length: 10 }, (_, at) => [ssoTokenFile(`session-${at}`), token])
  const config = sampleConfig(PROFILES)
  const home = makeHome({ config, ssoCache: Object.fromEntries([...others, ...sessions]) })
  // From the second start on there is a compile cache, and no compiler's memory.
  const earlier = startSession({ args: [programFile], env: home.env })
  await earlier.until((output) => output.includes(' quit'))
  await earlier.press('j')
  await earlier.end('q')
  const session = startSession({ args: [programFile], env: home.env })
  try {
    await session.until((output) => output.includes(' quit'))
    await session.press('j')
    // What start-up leaves to do is not idleness.
    await pause(3_000)
    const before = processorMs(session.pid)
    for (let at = 0; at < KEYS; at++) await session.press(at % 2 === 0 ? 'k' : 'j')
    const afterKeys = processorMs(session.pid)
    // The first one below the first heading, which is on the screen.
    const first = 'sso_session = session-0\nsso_account_id = 111122223333\nsso_role_name = New\n'
    home.write('.aws/new', `[profile new-one]\n${first}${config}`)
    const changed = performance.now()
    renameSync(home.path('.aws', 'new'), home.path('.aws', 'config'))
    await session.until((output) => output.includes('new-one'))
    const shown = performance.now() - changed
    // V8 tidies up once, eight seconds after its last collection of everything. That shrinks the heap and is not idleness.
    const resident = mostResident(session.pid)
    await pause(TIDIED_MS)
    const beforeIdle = processorMs(session.pid)
    const written = session.written()
    await pause(IDLE_MS)
    const spent = processorMs(session.pid) - beforeIdle
    const bytes = session.written() - written
    return [
      { name: '% of a core while nothing happens', value: (spent / IDLE_MS) * 100, goal: 0.5 },
      { name: 'bytes written a second while nothing happens', value: (bytes * 1_000) / IDLE_MS },
      { name: 'ms of processor time for a key', value: (afterKeys - before) / KEYS },
      { name: 'ms from a change of one line on disk to the screen', value: shown },
      { name: 'MiB resident at the most in all of this', value: resident, goal: 120 },
    ]
  } finally {
    session.kill()
    home.remove()
  }
}
