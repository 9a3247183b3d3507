import { parse as parseIni } from 'ini'
import { parse } from '../../src/ini/parse.ts'
import { readWithSmithy } from '../support/smithy-loader.ts'
import type { Figure } from './figure.ts'
import { median } from './pty-run.ts'
import { sampleConfig } from './sample-config.ts'

const ROUNDS = 40

/** Parsing 5,000 profiles, against `ini` and the loader of the SDK for JavaScript. */
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
    { name: 'ini ÷ awsprof', value: median(times.ini) / own },
  ]
}
