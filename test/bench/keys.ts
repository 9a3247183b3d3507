import { programFile } from '../support/program/run.ts'
import type { Figure } from './figure.ts'
import { mean } from './mean.ts'
import { median, percentile } from './median.ts'
import { type Answer, startSession } from './pty-session.ts'
import { homeWith } from './sample-config.ts'

const PRESSES = 120

/** What one cursor-down costs: bytes, writes and the time until its last byte; then how long the end takes. */
export async function keyFigures(): Promise<Figure[]> {
  const few = await walk(50, 30, 1)
  const some = await walk(10, 8, 12)
  const many = await walk(10_000, 30, 4)
  const far = await walk(10_000, PRESSES, 1)
  const times = (walked: Walked) => walked.answers.map(({ ms }) => ms)
  const bytes = (walked: Walked) => walked.answers.map((answer) => answer.bytes)
  const p50 = median(times(many))
  return [
    { name: 'bytes of a Down without scrolling, 50 profiles', value: median(bytes(few)), goal: 350 },
    { name: 'mean bytes of a Down over a walk with scrolling, 10,000', value: mean(bytes(far)), goal: 400 },
    { name: 'ms from Down to its last byte, p50, 50 profiles', value: median(times(few)), goal: 5 },
    { name: 'ms, p50, 10,000 profiles', value: p50, goal: 5 },
    { name: 'ms, p99, 10,000 profiles', value: percentile(times(many), 0.99), goal: 15 },
    { name: 'p50 at 10,000 ÷ p50 at 10', value: p50 / median(times(some)), goal: 1.3 },
    {
      name: 'ms from q to the end of the program, median of 3',
      value: median([few, some, far].map(({ end }) => end)),
      goal: 40,
    },
  ]
}

interface Walked {
  readonly answers: readonly Answer[]
  /** Milliseconds from q to the end. */
  readonly end: number
}

/** Presses Down `presses` times, waiting each time until nothing more comes, `rounds` times over. */
async function walk(count: number, presses: number, rounds: number): Promise<Walked> {
  const home = homeWith(count)
  const session = startSession({ args: [programFile], env: home.env })
  const answers: Answer[] = []
  try {
    await session.until((output) => output.includes(' quit'))
    // Answering a key shows that the program is live.
    await session.press('j')
    for (let round = 0; round < rounds; round++) {
      await session.press('g')
      for (let press = 0; press < presses; press++) answers.push(await session.press('j'))
    }
    return { answers, end: await session.end('q') }
  } finally {
    session.kill()
    home.remove()
  }
}
