import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * One compile cache for all programs that the tests start (`makeHome` hands it on): each home has a temporary folder of
 * its own, so that the program would be compiled anew at every start. Returns what deletes it.
 */
export default function makeCompileCache(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'awsprof-test-compiled-'))
  process.env.NODE_COMPILE_CACHE = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
