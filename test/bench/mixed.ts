import type { Home } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'
import type { Figure } from './figure.ts'
import { mean } from './mean.ts'
import { median } from './median.ts'
import { KIND_COUNT, mixedHome } from './mixed-config.ts'
import { mostResident } from './process.ts'
import { interleaved, timePty } from './pty-run.ts'
import { startSession } from './pty-session.ts'

const ROUNDS = 15
const PRESSES = 30

/** Neighbours of different kinds: nothing that one profile needs serves the next one, too. */
export async function mixedFigures(): Promise<Figure[]> {
  const small = mixedHome(50)
  const large = mixedHome(10_000)
  // One compile cache for all; only a program that lives long enough fills it.
  const envOf = (home: Home) => ({ ...home.env, TMPDIR: small.path('.') })
  const paint = (home: Home) =>
    timePty({ args: [programFile], env: envOf(home), until: (output) => output.includes(' quit') })
  try {
    await walk(envOf(small))
    const times = await interleaved(ROUNDS, { small: () => paint(small), large: () => paint(large) })
    const { bytes, resident } = await walk(envOf(large))
    return [
      { name: 'first paint, 10,000 mixed profiles ÷ 50', value: times.large / times.small, goal: 4 },
      { name: 'MiB resident at the most, 10,000 mixed profiles', value: resident },
      { name: 'bytes of a Down between two kinds, mean of all pairs', value: mean(bytes), goal: 900 },
      { name: 'bytes of a Down between two kinds, dearest pair', value: Math.max(...bytes) },
    ]
  } finally {
    small.remove()
    large.remove()
  }
}

interface Walked {
  /** Of a Down, for each pair of kinds that follow one another. */
  readonly bytes: readonly number[]
  /** MiB. */
  readonly resident: number
}

/** Presses Down from the first profile on, without scrolling, and ends the program. */
async function walk(env: Home['env']): Promise<Walked> {
  const session = startSession({ args: [programFile], env })
  try {
    await session.until((output) => output.includes(' quit'))
    // Answering a key shows that the program is live.
    await session.press('j')
    const pairs = Array.from({ length: KIND_COUNT }, () => [] as number[])
    for (let press = 0; press < PRESSES; press++) {
      const { bytes } = await session.press('j')
      pairs[press % KIND_COUNT]?.push(bytes)
    }
    const resident = mostResident(session.pid)
    await session.end('q')
    return { bytes: pairs.map(median), resident }
  } finally {
    session.kill()
  }
}
