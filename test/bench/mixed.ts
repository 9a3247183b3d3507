import { programFile } from '../support/program/run.ts'
import type { Figure } from './figure.ts'
import { median } from './median.ts'
import { mixedHome } from './mixed-config.ts'
import { mostResident } from './process.ts'
import { interleaved, timePty } from './pty-run.ts'
import { startSession } from './pty-session.ts'

const ROUNDS = 11
const PRESSES = 30

/** Neighbours of different kinds: nothing that one profile needs serves the next one, too. */
export async function mixedFigures(): Promise<Figure[]> {
  const small = mixedHome(50)
  const large = mixedHome(10_000)
  const paint = (home: typeof small) =>
    timePty({
      args: [programFile],
      env: { ...home.env, TMPDIR: small.path('.') },
      until: (output) => output.includes(' quit'),
    })
  try {
    const times = await interleaved(ROUNDS, { small: () => paint(small), large: () => paint(large) })
    const { bytes, resident } = await walk(large)
    return [
      { name: 'first paint, 10,000 profiles of many kinds ÷ 50', value: times.large / times.small, goal: 4 },
      { name: 'bytes of a Down between profiles of different kinds', value: bytes, goal: 900 },
      { name: 'MiB resident at the most with 10,000 of them', value: resident },
    ]
  } finally {
    small.remove()
    large.remove()
  }
}

async function walk(home: ReturnType<typeof mixedHome>): Promise<{ bytes: number; resident: number }> {
  const session = startSession({ args: [programFile], env: home.env })
  try {
    await session.until((output) => output.includes(' quit'))
    await session.press('j')
    const bytes: number[] = []
    for (let press = 0; press < PRESSES; press++) bytes.push((await session.press('j')).bytes)
    return { bytes: median(bytes), resident: mostResident(session.pid) }
  } finally {
    session.kill()
  }
}
