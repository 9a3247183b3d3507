import pty from '@lydell/node-pty'
import { programFile } from '../support/run.ts'
import type { Figure } from './figure.ts'
import { median, percentile } from './pty-run.ts'
import { homeWith } from './sample-config.ts'

const PRESSES = 120

/** What one cursor-down costs: bytes, writes and the time until its last byte. */
export async function keyFigures(): Promise<Figure[]> {
  const few = await walk(50, 30, 1)
  const some = await walk(10, 8, 12)
  const many = await walk(10_000, 30, 4)
  const far = await walk(10_000, PRESSES, 1)
  return [
    { name: 'bytes of a Down without scrolling, 50 profiles', value: median(few.bytes), goal: 350 },
    { name: 'mean bytes of a Down over a walk with scrolling, 10,000', value: mean(far.bytes), goal: 400 },
    { name: 'ms from Down to its last byte, p50, 50 profiles', value: median(few.times), goal: 10 },
    { name: 'ms, p50, 10,000 profiles', value: median(many.times), goal: 5 },
    { name: 'ms, p99, 10,000 profiles', value: percentile(many.times, 0.99), goal: 15 },
    { name: 'p50 at 10,000 ÷ p50 at 10', value: median(many.times) / median(some.times), goal: 1.3 },
  ]
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / values.length
}

interface Walked {
  readonly bytes: number[]
  readonly times: number[]
}

/** Presses Down `presses` times, waiting each time until the list says the new position, `rounds` times over. */
async function walk(count: number, presses: number, rounds: number): Promise<Walked> {
  const home = homeWith(count)
  const child = pty.spawn(process.execPath, [programFile], { cols: 120, rows: 40, env: home.env })
  const bytes: number[] = []
  const times: number[] = []
  let output = ''
  let last = 0
  let wake = () => {}
  child.onData((data) => {
    output += data
    last = performance.now()
    wake()
  })
  const until = async (holds: () => boolean) => {
    while (!holds()) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  try {
    await until(() => output.includes(' quit'))
    // Answering a key shows that the program is live.
    output = ''
    child.write('j')
    await until(() => output.length > 0)
    await quiet()
    for (let round = 0; round < rounds; round++) {
      output = ''
      child.write('g')
      await until(() => output.length > 0)
      await quiet()
      for (let press = 0; press < presses; press++) {
        output = ''
        const pressed = performance.now()
        child.write('j')
        await until(() => output.length > 0)
        await quiet()
        bytes.push(Buffer.byteLength(output))
        times.push(last - pressed)
      }
    }
  } finally {
    child.kill('SIGKILL')
    home.remove()
  }
  return { bytes, times }

  /** Nothing more came for a while: the frame is whole. */
  async function quiet(): Promise<void> {
    for (;;) {
      const before = last
      await new Promise((resolve) => setTimeout(resolve, 25))
      if (last === before) return
    }
  }
}
