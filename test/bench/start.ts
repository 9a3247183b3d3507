import { execFileSync, spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { programFile } from '../support/program/run.ts'
import type { Figure } from './figure.ts'
import { interleaved, timePty } from './pty-run.ts'
import { homeWith } from './sample-config.ts'

const ROUNDS = 15

/** Start-up: everything as a ratio to `node -e 0` in the same run. */
export async function startFigures(): Promise<Figure[]> {
  const small = homeWith(50)
  const large = homeWith(10_000)
  const aws = spawnSync('aws', ['--version'], { encoding: 'utf8' })
  const version = /aws-cli\/(\S+)/.exec(`${aws.stdout}${aws.stderr}`)?.[1]
  const painted = (output: string) => output.includes(' quit')
  const moved = (output: string) => output.includes('▸  team-0-service')
  const executable = join(tmpdir(), `awsprof-bench-${process.pid}`)
  const start = (home: typeof small, until: (output: string) => boolean, typed = '') =>
    // One compile cache for all, as a user's: with the one in its own home each would have to be started to its end
    // first.
    timePty({
      args: [programFile],
      env: { ...home.env, TMPDIR: small.path('.') },
      until,
      typed,
    })
  try {
    execFileSync(process.execPath, [
      fileURLToPath(new URL('../../src/build/standalone.ts', import.meta.url)),
      executable,
    ])
    const times = await interleaved(ROUNDS, {
      node: () => timePty({ args: ['-e', '0'], env: small.env }),
      ink: () =>
        timePty({
          args: [fileURLToPath(new URL('ink-hello.ts', import.meta.url))],
          env: small.env,
          until: (output) => output.includes('hello'),
        }),
      paint: () => start(small, painted),
      live: () => start(small, moved, 'j'),
      paintLarge: () => start(large, painted),
      standalone: () => timePty({ command: executable, args: [], env: small.env, until: painted }),
      quit: () => timePty({ args: [programFile], env: small.env, typed: 'q' }),
      aws: async () =>
        version === undefined
          ? Number.NaN
          : timePty({
              command: 'aws',
              args: ['--version'],
              env: { ...small.env, PATH: process.env.PATH ?? '' },
            }),
    })
    const ratio = (value: number) => value / times.node
    return [
      { name: 'node -e 0, ms', value: times.node },
      { name: 'Ink hello-world, unbundled ÷ node -e 0', value: ratio(times.ink) },
      { name: 'first paint, 50 profiles ÷ node -e 0', value: ratio(times.paint), goal: 1.75 },
      { name: 'first paint ÷ Ink hello-world', value: times.paint / times.ink },
      { name: 'live frame (a key typed at once) ÷ node -e 0', value: ratio(times.live), goal: 2.5 },
      { name: 'first paint, 10,000 profiles ÷ 50', value: times.paintLarge / times.paint, goal: 2.2 },
      { name: 'first paint of the executable with Node inside ÷ node -e 0', value: ratio(times.standalone) },
      { name: 'start to end with q typed at once ÷ node -e 0', value: ratio(times.quit) },
      {
        name: `aws ${version ?? '(none)'} --version ÷ first paint`,
        value: times.aws / times.paint,
        goal: 8,
        isAtLeast: true,
      },
      {
        name: `aws ${version ?? '(none)'} --version ÷ live frame`,
        value: times.aws / times.live,
        goal: 4,
        isAtLeast: true,
      },
    ]
  } finally {
    rmSync(executable, { force: true })
    small.remove()
    large.remove()
  }
}
