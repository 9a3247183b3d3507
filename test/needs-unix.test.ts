import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { NEEDS_UNIX } from './support/needs-unix.ts'

it.each(Object.values(NEEDS_UNIX).flat())('%s, skipped on Windows, are tests that there are', (pattern) => {
  expect(globSync(pattern, { cwd: fileURLToPath(new URL('..', import.meta.url)) })).not.toEqual([])
})
