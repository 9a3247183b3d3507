import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CHECK_OUTCOME_SECRETS,
  type CheckOutcomes,
  openCheckOutcomes,
} from '../support/aws/check-outcomes.ts'
import { type RunResult, runProgram } from '../support/program/run.ts'
import { runHere } from '../support/program/run-in-home.ts'

interface Result {
  readonly name: string
  readonly ok: boolean
  readonly error: { readonly code: string; readonly message: string } | null
}

/** The outcome for each profile: `ok`, or the code of its error. */
const WANTED: Readonly<Record<string, string>> = {
  'role-fine': 'ok',
  'role-with-external-id': 'ok',
  'role-wrong-external-id': 'AccessDenied',
  'role-untrusted': 'AccessDenied',
  'role-of-nobody': 'missing-source-profile',
  'role-without-source': 'missing-setting',
  'role-both-sources': 'conflicting-sources',
  'role-round': 'cycle',
  'role-round-too': 'cycle',
  'role-from-instance': 'ok',
  'role-from-environment': 'unreachable',
  'sso-fine': 'ok',
  'sso-not-assigned': 'ForbiddenException',
  'sso-signed-out': 'signed-out',
  'sso-no-session': 'missing-sso-session',
  'process-fine': 'ok',
  'process-fails': 'process-failed',
  'process-version': 'process-output',
  'process-gone': 'process-failed',
  'web-token-gone': 'unreachable',
  base: 'ok',
  'keys-expired': 'ExpiredToken',
  'keys-unknown': 'InvalidClientTokenId',
  'keys-wrong-secret': 'SignatureDoesNotMatch',
  'keys-half': 'partial-keys',
}

describe('one profile for each way that a check can end', () => {
  let outcomes: CheckOutcomes
  let run: RunResult
  let results: readonly Result[]

  beforeAll(async () => {
    outcomes = await openCheckOutcomes()
    run = await runProgram(['check', '--all', '--json'], { env: outcomes.env() })
    results = JSON.parse(run.stdout).results
  })
  afterAll(() => outcomes.close())

  it('comes to what it should, each with a sentence', () => {
    expect(Object.fromEntries(results.map(({ name, ok, error }) => [name, ok ? 'ok' : error?.code]))).toEqual(
      WANTED,
    )
    for (const { error } of results) if (error) expect(error.message).toMatch(/\.$|sorry$/)
  })

  it('leaks no secret into the output or into any file except the caches', async () => {
    const table = await runHere(['check', '--all'], outcomes.env())
    const shown = await runHere(['show', 'base'], outcomes.env())
    const texts = [run, table, shown].flatMap(({ stdout, stderr }) => [stdout, stderr])
    const files = filesBelow(outcomes.home.dir).filter(
      (path) => !/\.aws\/(config|credentials|sso\/cache)/.test(path),
    )
    for (const path of files) texts.push(readFileSync(path, 'utf8'))
    for (const secret of CHECK_OUTCOME_SECRETS)
      expect(texts.filter((text) => text.includes(secret))).toEqual([])
  })
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}
