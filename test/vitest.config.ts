import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'
import { NEEDS_UNIX } from './support/needs-unix.ts'

const skipped = process.platform === 'win32' ? Object.entries(NEEDS_UNIX) : []
for (const [what, files] of skipped)
  process.stderr.write(`Skipped here, because they need ${what}: ${files.join(', ')}\n`)

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  define: { AWSPROF_VERSION: JSON.stringify(version) },
  test: {
    globalSetup: 'test/support/program/compile-cache.ts',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, ...skipped.flatMap(([, files]) => files)],
    // Real programs in real terminals are slow on a loaded machine; a test waits for what should appear
    // and this is only the moment at which waiting longer would be pointless.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    // One more than the cores of a small machine: half of what the stories do is to wait.
    maxWorkers: 3,
    isolate: false,
  },
})
