import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { makeHome } from '../support/files/home.ts'
import type { Figure } from './figure.ts'
import { median } from './median.ts'
import { type Answer, startSession } from './pty-session.ts'

const PROGRAMS = [['ranger'], ['mc', '-u'], ['htop']] as const
/** All of them ask for application cursor keys. */
const DOWN = '\u001bOB'
const PRESSES = 25

/** What a Down costs in programs that people know, where they are installed: the same pty, a folder of 60 files. */
export async function otherFigures(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [program, ...args] of PROGRAMS) {
    const isThere = spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
    const answers = isThere ? await walk(program, args) : []
    const of = (values: readonly number[]) => (values.length > 0 ? median(values) : Number.NaN)
    figures.push({ name: `${program}: bytes of a Down`, value: of(answers.map(({ bytes }) => bytes)) })
    figures.push({ name: `${program}: ms to its last byte, p50`, value: of(answers.map(({ ms }) => ms)) })
  }
  return figures
}

async function walk(command: string, args: readonly string[]): Promise<Answer[]> {
  const home = makeHome()
  const folder = home.path('files')
  mkdirSync(folder)
  for (let at = 0; at < 60; at++) writeFileSync(`${folder}/team-${at}-service.txt`, `file ${at}\n`)
  const env = { ...home.env, PATH: process.env.PATH ?? '', TERM: 'xterm-256color', LANG: 'C.UTF-8' }
  const session = startSession({ command, args, env, cwd: folder })
  const answers: Answer[] = []
  try {
    await session.until((output) => output.length > 0)
    // Not all of them say when they are ready.
    for (let at = 0; at < 40; at++) await session.quiet()
    for (let press = 0; press < PRESSES; press++) answers.push(await session.press(DOWN))
    return answers
  } finally {
    session.kill()
    home.remove()
  }
}
