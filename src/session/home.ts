import { parse } from '../ini/parse.ts'
import type { Environment } from '../profiles/environment.ts'
import { load } from '../profiles/load.ts'
import type { FileRole } from '../profiles/problem.ts'
import type { Caches } from './ports.ts'
import { indexProfiles, type ProfileIndex } from './profile-index.ts'

/** One of the two files, as found on disk. */
export type FoundFile =
  | {
      readonly type: 'read'
      readonly text: string
      /** Permission bits; null on systems without them. */
      readonly mode: number | null
      readonly isWritable: boolean
    }
  | { readonly type: 'missing' }
  | { readonly type: 'unreadable'; readonly reason: string }

/** Both are the same object if the paths of both lead to a single file. */
export type Files = Readonly<Record<FileRole, FoundFile>>

/** A snapshot of the files and caches in the user's home. */
export interface Home {
  readonly files: Files
  readonly profileIndex: ProfileIndex
  /** Only the cache files that some chain refers to. */
  readonly caches: Caches
}

export const NO_FILES: Files = { config: { type: 'missing' }, credentials: { type: 'missing' } }

/**
 * Indexes the profiles of the two files. A malformed file makes problems, never an error.
 *
 * @param environment its variables can name a region and endpoints, which profiles then need not
 * @param known the previous snapshot: its index is returned if both files are unchanged, and a single unchanged file is
 *   not parsed again
 */
export function indexFiles(
  files: Files,
  { region, endpointVariables }: Pick<Environment, 'region' | 'endpointVariables'>,
  known?: Pick<Home, 'files' | 'profileIndex'>,
): ProfileIndex {
  const isOne = files.config === files.credentials
  const wasOne = known !== undefined && known.files.config === known.files.credentials
  if (known && isOne === wasOne && isSameFile(files.config, known.files.config)) {
    if (isSameFile(files.credentials, known.files.credentials)) return known.profileIndex
  }
  const documentOf = (file: FileRole) => {
    const text = textOf(files[file])
    const document = known?.profileIndex.profiles.documents[file]
    return isOne === wasOne && document?.text === text ? document : parse(text)
  }
  const config = documentOf('config')
  const profiles = load({ config, credentials: isOne ? config : documentOf('credentials') })
  const modes = { config: modeOf(files.config), credentials: modeOf(files.credentials) }
  return indexProfiles(profiles, { modes, hasRegion: region !== null, endpointVariables })
}

export function isSameFile(a: FoundFile, b: FoundFile): boolean {
  if (a.type === 'read' && b.type === 'read')
    return a.text === b.text && a.mode === b.mode && a.isWritable === b.isWritable
  return a.type === b.type && (a.type !== 'unreadable' || b.type !== 'unreadable' || a.reason === b.reason)
}

function textOf(file: FoundFile): string {
  return file.type === 'read' ? file.text : ''
}

function modeOf(file: FoundFile): number | null {
  return file.type === 'read' ? file.mode : null
}
