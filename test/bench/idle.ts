import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { makeHome } from '../support/home.ts'
import { programFile } from '../support/run.ts'
import { ssoToken, ssoTokenFile } from '../support/sso-cache.ts'
import type { Figure } from './figure.ts'
import { startSession } from './pty-session.ts'
import { sampleConfig } from './sample-config.ts'

const PROFILES = 10_000
const CACHE_FILES = 2_000
const IDLE_MS = 5_000
/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10

/** The dashboard left alone, and a change on disk: 10,000 profiles, 2,000 cache files. */
export async function idleFigures(): Promise<Figure[]> {
  const token = ssoToken({ expiresAt: new Date(Date.now() + 5 * 3_600_000).toISOString() })
  const others = Array.from({ length: CACHE_FILES }, (_, at) => [`other-${at}.json`, token])
  const sessions = Array.from({ length: 10 }, (_, at) => [ssoTokenFile(`session-${at}`), token])
  const config = sampleConfig(PROFILES)
  const home = makeHome({ config, ssoCache: Object.fromEntries([...others, ...sessions]) })
  const session = startSession({ args: [programFile], env: home.env })
  try {
    await session.until((output) => output.includes(' quit'))
    await session.press('j')
    // What start-up leaves to do is not idleness.
    await pause(3_000)
    const before = processorMs(session.pid)
    await session.press('k')
    await session.quiet()
    const afterKey = processorMs(session.pid)
    const written = session.written()
    await pause(IDLE_MS)
    const spent = processorMs(session.pid) - afterKey
    const bytes = session.written() - written
    const soFar = session.written()
    const changed = performance.now()
    home.write('.aws/config', `${config}[profile new-one]\nregion = us-east-1\n`)
    await session.until((output) => Buffer.byteLength(output) > soFar)
    const shown = performance.now() - changed
    return [
      { name: '% of a core while nothing happens', value: (spent / IDLE_MS) * 100, goal: 0.5 },
      { name: 'bytes written a second while nothing happens', value: (bytes * 1_000) / IDLE_MS },
      { name: 'ms of processor time for a key', value: afterKey - before },
      { name: 'ms from a change of one line on disk to the screen', value: shown },
    ]
  } finally {
    session.kill()
    home.remove()
  }
}

/** Processor time of a process; NaN where there is no /proc. */
function processorMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return Number.NaN
  }
}
