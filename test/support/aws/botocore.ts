import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Files } from '../files/read-files.ts'
import { runCommand } from '../program/run.ts'
import type { AwsCli } from './aws-cli.ts'

const script = fileURLToPath(new URL('../../interop/botocore-reading.py', import.meta.url))

export interface BotocoreReading {
  readonly error?: string
  readonly names: readonly string[]
  readonly profiles: BotocoreSections
  readonly sso_sessions: BotocoreSections
  readonly chains: Readonly<
    Record<string, { readonly method?: string | null; readonly error?: string; readonly message?: string }>
  >
}

type BotocoreSections = Readonly<
  Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>
>

/**
 * The Python interpreter of this AWS CLI, taken from its shebang line. Null for the official installer, which is a
 * single binary.
 */
export function pythonOf(cli: Pick<AwsCli, 'path'>): string | null {
  const [line = ''] = readFileSync(cli.path, 'latin1').split('\n')
  return /^#!(\/\S*python[\d.]*)$/.exec(line)?.[1] ?? null
}

/** Reads many pairs of files with botocore, the AWS CLI's own library, in a single process. */
export async function readWithBotocore(
  python: string,
  all: readonly Files[],
  env: Readonly<Record<string, string>>,
  chains = false,
): Promise<BotocoreReading[]> {
  const base64 = (text: string | null | undefined) => Buffer.from(text ?? '', 'utf8').toString('base64')
  const input = all.map(({ config, credentials }) => ({
    config: base64(config),
    credentials: base64(credentials),
    chains,
  }))
  const { stdout, stderr, exitCode } = await runCommand(python, [script], {
    env,
    input: JSON.stringify(input),
  })
  if (exitCode !== 0) throw new Error(`botocore-reading.py: ${stderr}`)
  return JSON.parse(stdout)
}
