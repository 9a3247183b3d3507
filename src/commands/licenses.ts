import { readFileSync } from 'node:fs'
import { getAsset, isSea } from 'node:sea'

/** The licence notices of all that is built in: packages and, in the executable, Node. Throws if they are not there. */
export function licenses(): string {
  if (isSea()) return getAsset('NOTICES', 'utf8')
  return readFileSync(new URL('./NOTICES', import.meta.url), 'utf8')
}
