import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, it } from 'vitest'
import { type RunResult, runCommand } from '../program/run.ts'

/** An AWS CLI of this machine. */
export interface AwsCli {
  readonly path: string
  /** As it says itself, such as `2.9.19`. */
  readonly version: string
  readonly major: number
  /** Runs `aws ARGS` in the given environment (all of it). Rejects when it does not end within a minute. */
  run(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<RunResult>
}

let found: AwsCli | null | undefined

/**
 * Looks for `aws` in every folder of `path` (default the PATH of this process): the first of version 2, else the
 * first of any version, else null. The answer for the default is kept.
 */
export function findAwsCli(path?: string): AwsCli | null {
  if (path !== undefined) return search(path)
  found ??= search(process.env.PATH ?? '')
  return found
}

/**
 * A `describe` for tests that compare with the AWS CLI. Where there is none, a skipped test says so by its name,
 * and a line on the output too.
 */
export function describeInterop(name: string, tests: (awsCli: AwsCli) => void, awsCli = findAwsCli()): void {
  if (awsCli) {
    describe(`${name} (aws-cli ${awsCli.version})`, () => tests(awsCli))
    return
  }
  console.warn(`${name}: skipped: no aws on PATH`)
  describe(name, () => {
    it.skip('skipped: no aws on PATH', () => {})
  })
}

function search(path: string): AwsCli | null {
  const files = [...new Set(path.split(delimiter))].filter(Boolean).map((folder) => join(folder, 'aws'))
  let other: AwsCli | null = null
  for (const file of files) {
    const cli = isExecutable(file) ? ask(file) : null
    if (cli?.major === 2) return cli
    other ??= cli
  }
  return other
}

function ask(file: string): AwsCli | null {
  // Version 1 under Python 2 and old shims answer on stderr.
  const { stdout, stderr } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 30_000 })
  const version = /aws-cli\/(\S+)/.exec(`${stdout}${stderr}`)?.[1]
  if (!version) return null
  return {
    path: file,
    version,
    major: Number.parseInt(version, 10),
    run: (args, env) => runCommand(file, args, { env: { AWS_PAGER: '', ...env }, timeoutMs: 60_000 }),
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
