import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parse as parseIni } from 'ini'
import { parse } from '../../src/ini/parse.ts'
import { readWithSmithy } from '../support/aws/smithy-loader.ts'
import type { Figure } from './figure.ts'
import { median } from './median.ts'
import { homeWith, sampleConfig } from './sample-config.ts'

const ROUNDS = 40

/** Parsing 5,000 profiles, against `ini`, the loader of the SDK for JavaScript and that of the AWS CLI. */
export async function parseFigures(): Promise<Figure[]> {
  const text = sampleConfig(5_000)
  const times = { own: [] as number[], ini: [] as number[], smithy: [] as number[] }
  const time = async (into: number[], work: () => unknown) => {
    const started = performance.now()
    await work()
    into.push(performance.now() - started)
  }
  for (let round = 0; round < ROUNDS; round++) {
    await time(times.own, () => parse(text))
    await time(times.ini, () => parseIni(text))
    await time(times.smithy, () => readWithSmithy(text, ''))
  }
  const own = median(times.own)
  return [
    { name: 'parsing 5,000 profiles, MB/s', value: text.length / 1000 / own, goal: 100, isAtLeast: true },
    { name: 'smithy loader ÷ awsprof', value: median(times.smithy) / own, goal: 3, isAtLeast: true },
    { name: 'botocore ÷ awsprof', value: botocoreMs(5_000) / own, goal: 30, isAtLeast: true },
    { name: 'ini ÷ awsprof', value: median(times.ini) / own },
  ]
}

const BOTOCORE = `
import sys, time
try:
    from awscli.botocore import configloader
except ImportError:
    from botocore import configloader
times = []
for _ in range(9):
    started = time.perf_counter()
    configloader.load_config(sys.argv[1])
    times.append(time.perf_counter() - started)
print(sorted(times)[4] * 1000)
`

/** Median of what botocore takes, by whatever Python here has it; NaN where none has. */
function botocoreMs(profiles: number): number {
  const home = homeWith(profiles)
  try {
    for (const python of [pythonOfAws(), 'python3', '/usr/bin/python3']) {
      const run = spawnSync(python, ['-c', BOTOCORE, home.path('.aws', 'config')], { encoding: 'utf8' })
      if (run.status === 0) return Number(run.stdout)
    }
    return Number.NaN
  } finally {
    home.remove()
  }
}

/** The one in the first line of the AWS CLI's script. */
function pythonOfAws(): string {
  const { stdout: path } = spawnSync('sh', ['-c', 'command -v aws'], { encoding: 'utf8' })
  const [line = ''] = path === '' ? [] : readFileSync(path.trim(), 'latin1').split('\n')
  return /^#!(\/\S*python[\d.]*)$/.exec(line)?.[1] ?? 'python'
}
