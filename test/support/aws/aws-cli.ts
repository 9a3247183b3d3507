import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, it } from 'vitest'
import { type RunResult, runCommand } from '../program/run.ts'

/** An AWS CLI installed on this machine. */
export interface AwsCli {
  readonly path: string
  /** As it reports itself, such as `2.9.19`. */
  readonly version: string
  readonly major: number
  /** Runs `aws ARGS` without a pager. `env` is the complete environment. Rejects if it takes longer than a minute. */
  run(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<RunResult>
}

let cached: AwsCli | null | undefined

/**
 * Finds `aws` in the folders of `path`, by default the PATH of this process: the first of version 2, or else the first
 * of any version, or null. The result for the default path is cached.
 */
export function findAwsCli(path?: string): AwsCli | null {
  if (path !== undefined) return search(path)
  cached ??= search(process.env.PATH ?? '')
  return cached
}

/**
 * A `describe` for tests that compare awsprof with the AWS CLI. Without an AWS CLI there is one skipped test that says
 * so, and a warning.
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
  let first: AwsCli | null = null
  for (const file of files) {
    const cli = isExecutable(file) ? probe(file) : null
    if (cli?.major === 2) return cli
    first ??= cli
  }
  return first
}

function probe(file: string): AwsCli | null {
  // Version 1 on Python 2, and old shims, print their version to stderr.
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
