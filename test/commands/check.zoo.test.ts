import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runHere } from '../support/command.ts'
import { type RunResult, runProgram } from '../support/run.ts'
import { openZoo, ZOO_SECRETS, type Zoo } from '../support/zoo.ts'

interface Result {
  readonly name: string
  readonly ok: boolean
  readonly error: { readonly code: string; readonly message: string } | null
}

/** What each profile comes to: `ok`, or the code of its error. */
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

describe('a zoo of profiles of every kind and every failure', () => {
  let zoo: Zoo
  let run: RunResult
  let results: readonly Result[]

  beforeAll(async () => {
    zoo = await openZoo()
    run = await runProgram(['check', '--all', '--json'], { env: zoo.env() })
    results = JSON.parse(run.stdout).results
  })
  afterAll(() => zoo.close())

  it('comes to what it should, each with a sentence', () => {
    expect(Object.fromEntries(results.map(({ name, ok, error }) => [name, ok ? 'ok' : error?.code]))).toEqual(
      WANTED,
    )
    for (const { error } of results) if (error) expect(error.message).toMatch(/\.$|sorry$/)
  })

  it('leaves its secrets where they were: not in any output, nor in any file but the caches', async () => {
    const table = await runHere(['check', '--all'], zoo.env())
    const shown = await runHere(['show', 'base'], zoo.env())
    const texts = [run, table, shown].flatMap(({ stdout, stderr }) => [stdout, stderr])
    const files = filesBelow(zoo.home.dir).filter(
      (path) => !/\.aws\/(config|credentials|sso\/cache)/.test(path),
    )
    for (const path of files) texts.push(readFileSync(path, 'utf8'))
    for (const secret of ZOO_SECRETS) expect(texts.filter((text) => text.includes(secret))).toEqual([])
  })
})

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}
