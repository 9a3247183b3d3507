import type { Home } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'
import type { Figure } from './figure.ts'
import { median } from './median.ts'
import { interleaved, timePty } from './pty-run.ts'
import { startSession } from './pty-session.ts'
import { homeWith } from './sample-config.ts'

const ROUNDS = 15
const PRESSES = 60
const PROFILES = 10_000

/** Many sessions, each a heading with a status of its own, against few. */
export async function sessionFigures(): Promise<Figure[]> {
  const few = homeWith(PROFILES, 10)
  const many = homeWith(PROFILES, 200)
  const envOf = (home: Home) => ({ ...home.env, TMPDIR: few.path('.') })
  const paint = (home: Home) =>
    timePty({ args: [programFile], env: envOf(home), until: (output) => output.includes(' quit') })
  try {
    const times = { few: await walk(envOf(few)), many: await walk(envOf(many)) }
    const paints = await interleaved(ROUNDS, { few: () => paint(few), many: () => paint(many) })
    return [
      {
        name: 'first paint, 10,000 profiles on 200 sessions ÷ on 10',
        value: paints.many / paints.few,
        goal: 1.2,
      },
      { name: 'ms of a Down, p50, 10,000 profiles on 200 sessions', value: times.many.down, goal: 5 },
      { name: 'p50 on 200 sessions ÷ on 10', value: times.many.down / times.few.down, goal: 1.3 },
      { name: 'ms to group in another way (t), 200 sessions', value: times.many.regroup },
    ]
  } finally {
    few.remove()
    many.remove()
  }
}

interface Walked {
  /** Milliseconds from the key to the last byte of what it changed, median. */
  readonly down: number
  readonly regroup: number
}

async function walk(env: Home['env']): Promise<Walked> {
  const session = startSession({ args: [programFile], env })
  const downs: number[] = []
  const regroups: number[] = []
  try {
    await session.until((output) => output.includes(' quit'))
    // Answering a key shows that the program is live.
    await session.press('j')
    for (let press = 0; press < PRESSES; press++) downs.push((await session.press('j')).ms)
    // By account, not at all, by session.
    for (let press = 0; press < 9; press++) regroups.push((await session.press('t')).ms)
    await session.end('q')
    return { down: median(downs), regroup: median(regroups) }
  } finally {
    session.kill()
  }
}
