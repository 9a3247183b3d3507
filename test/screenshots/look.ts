// Runs any command in the emulator, presses keys and takes a picture of what its screen then shows.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startTerminal, stopTerminals, type Terminal } from '../support/program/terminal.ts'
import { cellsToSvg } from './cells-to-svg.ts'
import { parseKeys } from './look-keys.ts'
import type { Theme } from './palette.ts'
import { untilQuiet } from './quiet.ts'
import { playStep } from './step.ts'
import { svgToPng } from './svg-to-png.ts'

const usage = `node test/screenshots/look.ts [OPTIONS] -- COMMAND ARGS…

  --out FILE       the PNG to write (default /tmp/look.png); FILE.svg writes the SVG instead
  --cols N         columns, default 120          --rows N     rows, default 40
  --wait TEXT      wait for this before pressing any key
  --keys "…"       keys, one after another: down enter ctrl-u ? "typed text" wait:"text" paste:"text" resize:80x24
  --theme NAME     dark (default) or light       --zoom N     size of the picture, default 1
  --env NAME=VALUE set in the environment, which is otherwise the caller's; NAME= alone removes it; may be repeated
  --cwd DIR        where the command runs        --text       print the screen as text too
  --settle MS      how long output must rest after start and after each key, default 250
  --timeout MS     how long to wait for a text, default 10000`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: '/tmp/look.png' },
    cols: { type: 'string', default: '120' },
    rows: { type: 'string', default: '40' },
    wait: { type: 'string' },
    keys: { type: 'string', default: '' },
    theme: { type: 'string', default: 'dark' },
    zoom: { type: 'string', default: '1' },
    env: { type: 'string', multiple: true, default: [] },
    cwd: { type: 'string' },
    text: { type: 'boolean', default: false },
    keepValid: { type: 'string', default: '250' },
    timeout: { type: 'string', default: '10000' },
    help: { type: 'boolean', default: false },
  },
})

const [command, ...args] = positionals
if (values.help || !command) {
  console.error(usage)
  process.exit(values.help ? 0 : 2)
}
const theme: Theme = values.theme === 'light' ? 'light' : 'dark'
const terminal = startTerminal({
  command,
  args,
  env: environment(values.env),
  cols: Number(values.cols),
  rows: Number(values.rows),
  timeoutMs: Number(values.timeout),
  background: theme,
  ...(values.cwd ? { cwd: resolve(values.cwd) } : {}),
})
// A picture of where it went wrong is worth more than none, so every failure still ends in a picture.
try {
  await play(terminal)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
savePicture(terminal, resolve(values.out))
if (values.text) console.log(terminal.text())
await stopTerminals()

async function play(terminal: Terminal): Promise<void> {
  const rest = () => untilQuiet(terminal, Number(values.keepValid), 20 * Number(values.keepValid))
  if (values.wait !== undefined) await terminal.waitFor(values.wait)
  await rest()
  for (const step of parseKeys(values.keys)) {
    await playStep(terminal, step)
    await rest()
  }
}

function savePicture(terminal: Terminal, file: string): void {
  const { x, y, visible } = terminal.cursor()
  const title = positionals.join(' ')
  const svg = cellsToSvg(terminal.cells(), { theme, title, ...(visible ? { cursor: { x, y } } : {}) })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, file.endsWith('.svg') ? svg : svgToPng(svg, Number(values.zoom)))
  console.error(`${file}: ${terminal.size().cols}x${terminal.size().rows}`)
}

function environment(settings: readonly string[]): Record<string, string | undefined> {
  const env: Record<string, string | undefined> = { ...process.env, TERM: 'xterm-256color' }
  for (const setting of settings) {
    const [name, ...value] = setting.split('=')
    if (setting.endsWith('=')) delete env[name!]
    else env[name!] = value.join('=')
  }
  return env
}
