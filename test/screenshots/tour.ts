import { dirname } from 'node:path'
import { createSampleHome } from '../../src/demo/sample-home.ts'
import { sampleWorld } from '../../src/demo/sample-world.ts'
import { startStandIn } from '../../src/demo/stand-in.ts'
import type { Cell } from '../support/program/cell.ts'
import { programFile } from '../support/program/run.ts'
import { startTerminal } from '../support/program/terminal.ts'
import { animate, type Frame } from './animate.ts'
import { playStep, type Step } from './step.ts'

/** Names the file `screenshots/NAME.svg`. */
export const TOUR = 'tour'

/** Something to do, what must then be seen, and for how many seconds the animation shows it. */
interface Scene extends Step {
  readonly seconds: number
  /** Somebody approves the login in a browser. */
  readonly isApproved?: boolean
}

const SCENES: readonly Scene[] = [
  { until: /2 to log in: L[\s\S]* quit/, seconds: 3 },
  { press: ['c'], until: /just now[\s\S]*✓[\s\S]*sso-session acme/, seconds: 3.5 },
  { press: ['end'], until: /─ reports-base ─[\s\S]*Problems \(3\)/, seconds: 3.5 },
  {
    press: ['L'],
    until: /Log in to sso-session partner[\s\S]*waiting for approval[\s\S]*1 of 2/,
    seconds: 3,
  },
  { isApproved: true, until: /Logged in to partner\.[\s\S]*waiting for approval[\s\S]*2 of 2/, seconds: 2 },
  { isApproved: true, until: /4 live[\s\S]*Logged in to https[\s\S]* quit/, seconds: 3.5 },
]

/** As on AWS's own pages; the address of the stand-in has another port each time. */
const APPROVAL_PAGE = 'https://device.sso.eu-west-1.amazonaws.com'

/**
 * Plays the tour of the README with the real program on the sample profiles, against the stand-in for AWS, and gives the
 * animated SVG. Rejects, with the screen, if a scene does not come.
 */
export async function playTour(): Promise<string> {
  const now = Date.now()
  const path = [dirname(process.execPath), '/usr/bin', '/bin'].join(':')
  const home = createSampleHome({ now, path })
  const standIn = await startStandIn(sampleWorld(now))
  const env = {
    ...home.environment,
    ...standIn.environment(),
    AWS_PROFILE: 'dev',
    LANG: 'C.UTF-8',
    TMPDIR: home.dir,
  }
  standIn.world.url = APPROVAL_PAGE
  const terminal = startTerminal({
    command: process.execPath,
    args: [programFile],
    env: { ...env, TERM: 'xterm-256color' },
    cwd: home.dir,
    cols: 120,
    rows: 32,
    background: 'dark',
  })
  try {
    const frames: Frame[] = []
    for (const scene of SCENES) {
      if (scene.isApproved) standIn.approve()
      await playStep(terminal, scene)
      frames.push({ rows: terminal.cells().map(steady), seconds: scene.seconds })
    }
    return animate(frames, { theme: 'dark', title: 'awsprof' })
  } finally {
    await terminal.stop()
    standIn.close()
    home.remove()
  }
}

/** A row without what changes every second: the spinner, and how long a code is still good for. */
function steady(row: readonly Cell[]): Cell[] {
  const text = row.map(({ char }) => char).join('')
  const { index, 0: found } = /[ \d]\d:\d\d(?= left)/.exec(text) ?? { index: -1, 0: '' }
  return row.map((cell, x) => {
    if (/^[\u2801-\u28ff]$/.test(cell.char)) return { ...cell, char: '⠋' }
    const isClock = index >= 0 && x >= index && x < index + found.length
    return isClock ? { ...cell, char: ' 9:58'[x - index] ?? cell.char } : cell
  })
}
