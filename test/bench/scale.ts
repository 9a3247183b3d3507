import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { initialState } from '../../src/app/initial-state.ts'
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts'
import type { State } from '../../src/app/state.ts'
import { update } from '../../src/app/update.ts'
import { readEnvironment } from '../../src/profiles/environment.ts'
import { indexFiles } from '../../src/session/home.ts'
import { screenOf } from '../../src/view/screen.ts'
import type { Figure } from './figure.ts'
import { median } from './median.ts'
import { homeWith, sampleConfig } from './sample-config.ts'

const SIZES = [100, 1_000, 10_000, 50_000]
const FILTER = 'service-42'

/** How work grows with the number of profiles; everything in memory but the save. */
export async function scaleFigures(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const size of SIZES) {
    const { load, filter } = dashboard(size)
    figures.push({ name: `ms to read, resolve and draw ${size} profiles`, value: load })
    figures.push({
      name: `ms a filter key costs at ${size} profiles`,
      value: filter,
      ...(size === 10_000 ? { goal: 16 } : {}),
    })
  }
  figures.push({ name: 'ms to set one value of 5,000 profiles, durably', value: saving(), goal: 10 })
  const { ms, mebibytes } = listing()
  figures.push({ name: 'ms of `list` with 10,000 profiles, all problems counted', value: ms })
  figures.push({ name: 'MiB resident at the most meanwhile', value: mebibytes })
  return figures
}

function dashboard(size: number): { load: number; filter: number } {
  const text = sampleConfig(size)
  const loads: number[] = []
  const keys: number[] = []
  for (let round = 0; round < 5; round++) {
    const started = performance.now()
    let state = opened(text)
    screenOf(state)
    loads.push(performance.now() - started)
    state = update(state, { type: 'intent', intent: 'filter' }).state
    for (const char of FILTER) {
      const pressed = performance.now()
      state = update(state, { type: 'typed', edit: { type: 'insert', text: char } }).state
      screenOf(state)
      keys.push(performance.now() - pressed)
    }
  }
  return { load: median(loads), filter: median(keys) }
}

function opened(text: string): State {
  const setup = {
    environment: readEnvironment({ HOME: '/nowhere' }, 'linux', '/nowhere'),
    preferences: DEFAULT_PREFERENCES,
    isAscii: false,
    isDemo: false,
    isReadOnly: false,
    isRedacted: false,
    canBrowse: false,
    helpLines: () => 0,
  }
  const state = initialState(setup, { columns: 120, rows: 40 }, Date.now())
  const config = { type: 'read', text, mode: 0o600, isWritable: true } as const
  const files = { config, credentials: { type: 'missing' } } as const
  const home = { files, profileIndex: indexFiles(files, setup.environment), caches: state.caches }
  return update(state, { type: 'home-read', home }).state
}

function saving(): number {
  const program = join(tmpdir(), `awsprof-bench-save-${process.pid}.mjs`)
  const source = fileURLToPath(new URL('save.ts', import.meta.url))
  buildSync({ entryPoints: [source], outfile: program, bundle: true, platform: 'node', format: 'esm' })
  try {
    return Number(spawnSync(process.execPath, [program], { encoding: 'utf8' }).stdout)
  } finally {
    rmSync(program, { force: true })
  }
}

function listing(): { ms: number; mebibytes: number } {
  const home = homeWith(10_000)
  const program = new URL('../../dist/awsprof.js', import.meta.url).href
  const script = `process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)))
process.argv.splice(1, 9, 'awsprof', 'list')
await import(${JSON.stringify(program)})`
  const started = performance.now()
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    env: home.env,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  })
  const ms = performance.now() - started
  home.remove()
  return { ms, mebibytes: Number(run.stderr) / 1024 }
}
