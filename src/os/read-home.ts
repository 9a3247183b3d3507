import type { Environment } from '../profiles/environment.ts'
import { type Home, indexFiles } from '../session/home.ts'
import { wantedCaches } from '../session/wanted-caches.ts'
import { readCaches } from './caches.ts'
import { isOneFile, readFound } from './files.ts'

/**
 * Reads both files and the cache files that their profiles use. The dashboard and the commands read the home only with
 * this function. Never throws: a file that cannot be read has a reason instead of a text.
 *
 * @param known the previous result, so that an unchanged file is not parsed again
 * @param only the profile whose cache files are read, if no other's are needed; those of all if there is none of that name
 */
export function readHome(
  environment: Environment,
  known?: Pick<Home, 'files' | 'profileIndex'>,
  only?: string,
): Home {
  const { config, credentials } = environment.files
  const found = readFound(config)
  const files = {
    config: found,
    credentials: isOneFile(config, credentials) ? found : readFound(credentials),
  }
  const profileIndex = indexFiles(files, environment, known)
  const entry = only === undefined ? undefined : profileIndex.entryOf(only)
  return {
    files,
    profileIndex,
    caches: readCaches(environment, (present) => wantedCaches(profileIndex, present, entry)),
  }
}
