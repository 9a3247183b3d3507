import type { Environment } from '../profiles/environment.ts'
import { type Home, indexFiles } from '../session/home.ts'
import { wantedCaches } from '../session/wanted-caches.ts'
import { readCaches } from './caches.ts'
import { readFound } from './files.ts'

/**
 * Reads both files and, of the caches, what their profiles ask for. Everybody reads by this: the start, a change on disk,
 * the key that reads again, and the commands. Never throws: what cannot be read says why.
 *
 * @param known the last reading, so that an unchanged file is not parsed again
 */
export function readHome(environment: Environment, known?: Pick<Home, 'files' | 'profileIndex'>): Home {
  const files = {
    config: readFound(environment.files.config),
    credentials: readFound(environment.files.credentials),
  }
  const profileIndex = indexFiles(files, environment.region !== null, known)
  return {
    files,
    profileIndex,
    caches: readCaches(environment, (present) => wantedCaches(profileIndex, present)),
  }
}
