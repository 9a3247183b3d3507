import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * One compile cache for all programs that the tests start, which `makeHome` passes on. Each home has its own temporary
 * folder, so without it every start would compile the program again. Returns a function that deletes the cache.
 */
export default function makeCompileCache(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'awsprof-test-compiled-'))
  process.env.NODE_COMPILE_CACHE = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
