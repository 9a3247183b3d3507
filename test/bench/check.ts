import { startStandIn } from '../../src/demo/stand-in.ts'
import { makeHome } from '../support/files/home.ts'
import { runProgram } from '../support/program/run.ts'
import type { Figure } from './figure.ts'

const PROFILES = 1_000
const LATENCY_MS = 50
const CONCURRENCY = 8

/** 1,000 profiles with keys of their own against a service that takes 50 ms for an answer. */
export async function checkFigures(): Promise<Figure[]> {
  const ids = Array.from({ length: PROFILES }, (_, at) => `AKIA${String(at).padStart(16, '0')}`)
  const identities = ids.map((accessKeyId) => {
    return {
      accessKeyId,
      account: '111122223333',
      arn: `arn:aws:iam::111122223333:user/${accessKeyId}`,
      userId: 'A',
    }
  })
  const standIn = await startStandIn({ identities })
  standIn.latencyMs = LATENCY_MS
  const credentials = ids
    .map((id, at) => `[p${at}]\naws_access_key_id = ${id}\naws_secret_access_key = s\n`)
    .join('')
  const home = makeHome({ credentials })
  const started = performance.now()
  const { exitCode } = await runProgram(['check', '--all', '--concurrency', String(CONCURRENCY)], {
    env: { ...home.env, ...standIn.environment() },
    timeoutMs: 120_000,
  })
  const took = performance.now() - started
  const asked = standIn.count('GetCallerIdentity')
  standIn.close()
  home.remove()
  if (exitCode !== 0 || asked !== PROFILES) throw new Error(`${asked} answers, exit status ${exitCode}`)
  const ideal = (PROFILES / CONCURRENCY) * LATENCY_MS
  return [
    {
      name: '1,000 profiles checked, 8 at once, answers after 50 ms ÷ ideal',
      value: took / ideal,
      goal: 1.3,
    },
  ]
}
