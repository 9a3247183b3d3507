import { openOrganization } from '../support/aws/organization.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { runProgram } from '../support/program/run.ts'
import type { Figure } from './figure.ts'

const PER_SECOND = 20
const PROFILES = 400
const ACCOUNTS = 1_000
const LATENCY_MS = 50

/** A portal that takes 20 requests in any second, and refuses the rest with HTTP 429. */
export async function quotaFigures(): Promise<Figure[]> {
  return [await checked(), await listed()]
}

async function checked(): Promise<Figure> {
  const { home, standIn, env } = await openOrganization(PROFILES, PROFILES, { perSecond: PER_SECOND })
  standIn.latencyMs = LATENCY_MS
  const started = performance.now()
  const { stdout } = await runProgram(['check', '--all', '--json'], { env, timeoutMs: 120_000 })
  const took = performance.now() - started
  standIn.close()
  home.remove()
  const works = stdout.split('"ok": true').length - 1
  if (works !== PROFILES) throw new Error(`${works} of ${PROFILES} profiles work`)
  return {
    name: '400 profiles checked, at most 20 requests a second ÷ ideal',
    value: took / ((PROFILES / PER_SECOND) * 1000),
    goal: 1.3,
  }
}

async function listed(): Promise<Figure> {
  const { home, standIn, env } = await openOrganization(ACCOUNTS, 1, { perSecond: PER_SECOND })
  standIn.latencyMs = LATENCY_MS
  const terminal = startDashboard(home, { env })
  await terminal.waitFor('1 profile')
  const started = performance.now()
  terminal.press('A')
  await terminal.waitFor(/1000 accounts +│/, { timeoutMs: 120_000 })
  const took = performance.now() - started
  terminal.press('ctrl-c')
  await terminal.exit()
  standIn.close()
  home.remove()
  const pages = Math.ceil(ACCOUNTS / 100)
  return {
    name: '1,000 accounts listed, at most 20 requests a second ÷ ideal',
    value: took / (((ACCOUNTS + pages) / PER_SECOND) * 1000),
    goal: 1.3,
  }
}
