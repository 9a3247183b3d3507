import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  define: { AWSPROF_VERSION: JSON.stringify(version) },
  test: {
    globalSetup: 'test/support/program/compile-cache.ts',
    include: ['test/**/*.test.{ts,tsx}'],
    // Real programs in real terminals are slow on a loaded machine; a test waits for what should appear
    // and this is only the moment at which waiting longer would be pointless.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    maxWorkers: 2,
    isolate: false,
  },
})
