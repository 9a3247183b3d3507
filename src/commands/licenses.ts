import { readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { getAsset, isSea } from 'node:sea'

/** The licence notices of all that is built in: packages and, in the executable, Node. Throws if they are not there. */
export function licenses(): string {
  if (isSea()) return getAsset('NOTICES', 'utf8')
  // Beside the file that was started, which can be a link.
  return readFileSync(join(dirname(realpathSync(process.argv[1] ?? '.')), 'NOTICES'), 'utf8')
}
