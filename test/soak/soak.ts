// npm run soak [MINUTES]: random stories for that long (default 2), 10,000 inputs to the real program, then an hour's worth
// of time and changes, for memory.
import fc from 'fast-check'
import { removeHomes } from '../support/files/home.ts'
import { openMemoryDashboard } from '../support/state/memory-dashboard.ts'
import { profilesNamed } from '../support/state/state.ts'
import { playInputs } from './inputs.ts'
import { arbitraryStory, playStory } from './story.ts'

const MEBIBYTE = 1 << 20
const MOST_GROWTH = 10

const minutes = Number(process.argv[2] ?? 2)
const ends = Date.now() + minutes * 60_000
let stories = 0
while (Date.now() < ends) {
  await fc.assert(fc.asyncProperty(arbitraryStory, playStory), { numRuns: 50 })
  stories += 50
}
console.log(`${stories} stories, all well`)

const INPUTS = 10_000
const seed = Date.now() % 1_000_000
await Promise.all((['with forms', 'with Enter'] as const).map((mode) => playInputs(mode, INPUTS / 2, seed)))
removeHomes()
console.log(`${INPUTS} inputs of seed ${seed} changed no file and sent nothing`)

const dashboard = openMemoryDashboard({
  config: profilesNamed(...Array.from({ length: 200 }, (_, at) => `p${at}`)),
})
const hour = async () => {
  for (let second = 0; second < 3_600; second++) {
    dashboard.now += 1_000
    dashboard.dispatch({ type: 'tick', now: dashboard.now })
    if (second % 6 === 0) {
      dashboard.files = { ...dashboard.files, credentials: `[p1]\nregion = eu-west-${second % 7}\n` }
      await dashboard.press('r')
    }
    dashboard.picture()
  }
}
// The first one fills caches that are meant to stay.
await hour()
const { gc } = globalThis as { gc?: () => void }
if (!gc) throw new Error('run with --expose-gc')
gc()
const before = process.memoryUsage().heapUsed
await hour()
gc()
const growth = (process.memoryUsage().heapUsed - before) / MEBIBYTE
console.log(`an hour of ticks and 600 changes of the files: ${growth.toFixed(1)} MiB more`)
if (growth > MOST_GROWTH) process.exitCode = 1
