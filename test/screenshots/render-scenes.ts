import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { makeHome } from '../support/files/home.ts'
import { programFile } from '../support/program/run.ts'
import { startTerminal } from '../support/program/terminal.ts'
import { cellsToSvg } from './cells-to-svg.ts'
import type { Scene } from './scene.ts'
import { playStep } from './step.ts'

export interface Rendering {
  readonly name: string
  readonly svg: string
}

/** A program to run in place of the dashboard, as in tests of this code. */
export interface Program {
  readonly command: string
  readonly args: readonly string[]
}

const dashboard: Program = { command: process.execPath, args: [programFile] }

/** Where the picture of a scene is kept; `extension` is without the dot. */
export function screenshotFile(name: string, extension: 'svg' | 'png'): string {
  return fileURLToPath(new URL(`../../screenshots/${name}.${extension}`, import.meta.url))
}

/** Plays each scene in a terminal and gives its picture. Rejects, with the screen, when one cannot be played. */
export async function renderScenes(scenes: readonly Scene[], program = dashboard): Promise<Rendering[]> {
  const renderings: Rendering[] = []
  // One after another: several dashboards at once on a small machine only make each other slow.
  for (const scene of scenes) renderings.push({ name: scene.name, svg: await renderScene(scene, program) })
  return renderings
}

/** Gives the names of the renderings that differ from their file in `screenshots/`, or have none. */
export function staleScreenshots(renderings: readonly Rendering[]): string[] {
  return renderings
    .filter(({ name, svg }) => {
      const file = screenshotFile(name, 'svg')
      return !existsSync(file) || readFileSync(file, 'utf8') !== svg
    })
    .map(({ name }) => name)
}

async function renderScene(scene: Scene, program: Program): Promise<string> {
  const home = makeHome(scene.home)
  const terminal = startTerminal({
    command: program.command,
    args: [...program.args, ...scene.args],
    env: { ...home.env, ...scene.env },
    cwd: home.dir,
    cols: scene.cols,
    rows: scene.rows,
    background: scene.theme,
  })
  try {
    for (const step of scene.steps) await playStep(terminal, step)
    const { x, y, visible } = terminal.cursor()
    const title = ['awsprof', ...scene.args].join(' ')
    return cellsToSvg(terminal.cells(), {
      theme: scene.theme,
      title,
      ...(visible ? { cursor: { x, y } } : {}),
    })
  } finally {
    await terminal.stop()
    home.remove()
  }
}
