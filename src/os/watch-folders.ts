import { type FSWatcher, lstatSync, realpathSync, statSync, watch } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { errorCode, isMissing } from './files.ts'

export interface WatchTargets {
  /** Files to watch. If one is a symlink, its target is watched too. */
  readonly files: readonly string[]
  /** Folders whose direct children are watched. */
  readonly folders: readonly string[]
}

export interface FolderEvents {
  /** A target changed, or a folder that leads to one. */
  readonly onChange: () => void
  /** A folder that is there cannot be watched. */
  readonly onError: (error: unknown) => void
}

export interface FolderWatch {
  /** Watches the folders that are there now. Call it after each change: folders may have come, gone or been replaced. */
  follow(): void
  close(): void
}

/** Where folders come and go faster than that, the next change follows them. */
const MOST_TURNS = 20

interface Watched {
  /** Differs if a folder was replaced by another. */
  readonly id: string
  readonly watcher: FSWatcher
}

/**
 * Watches targets with one watch a folder. Not with chokidar, which looks at every file in a folder and keeps what it
 * saw: 9 MiB for a cache of 2,000 tokens, of which the profiles use a few.
 */
export function watchFolders(targets: WatchTargets, { onChange, onError }: FolderEvents): FolderWatch {
  const watched = new Map<string, Watched>()
  let isWanted = wantedBy(targets)

  const drop = (folder: string) => {
    watched.get(folder)?.watcher.close()
    watched.delete(folder)
  }
  /** Whether the folder was not watched yet. */
  const takeUp = (folder: string): boolean => {
    const id = idOf(folder)
    if (watched.get(folder)?.id === id) return false
    drop(folder)
    if (id === null) return false
    let watcher: FSWatcher
    try {
      watcher = watch(folder, (_, name) => {
        // Without a name anything may have changed; with its own the folder is gone.
        if (name === null || name === basename(folder) || isWanted(join(folder, name))) onChange()
      })
    } catch (error) {
      if (isMissing(error)) return true
      // What must not be read, such as a cache of root's, tells nothing that could be shown.
      if (['EACCES', 'EPERM'].includes(errorCode(error))) return false
      throw error
    }
    // On Windows a folder that is removed ends its watch with an error.
    watcher.on('error', (error) => (idOf(folder) === id ? onError(error) : onChange()))
    watched.set(folder, { id, watcher })
    return true
  }
  const followOnce = (): boolean => {
    isWanted = wantedBy(targets)
    const folders = foldersOf(targets)
    for (const folder of watched.keys()) if (!folders.has(folder)) drop(folder)
    return [...folders].filter(takeUp).length > 0
  }
  return {
    follow() {
      try {
        // Until nothing is new: a folder can come in one that was not watched a moment ago.
        for (let turn = 0; turn < MOST_TURNS && followOnce(); turn++);
      } catch (error) {
        onError(error)
      }
    },
    close() {
      for (const folder of watched.keys()) drop(folder)
    },
  }
}

/** Whether a path is a target, in a target, or on the way to one. */
export function wantedBy(targets: WatchTargets): (path: string) => boolean {
  const files = new Set(targets.files.flatMap(asGivenAndResolved))
  const folders = new Set(targets.folders.flatMap(asGivenAndResolved))
  const all = [...files, ...folders]
  return (path) =>
    files.has(path) ||
    folders.has(path) ||
    folders.has(dirname(path)) ||
    all.some((each) => each.startsWith(`${path}${sep}`))
}

/** The folders in which changes show: those of the targets, or for what is not there yet, the nearest that are. */
export function foldersOf({ files, folders }: WatchTargets): ReadonlySet<string> {
  const holders = [...files.flatMap(asGivenAndResolved).map(dirname), ...folders.flatMap(asGivenAndResolved)]
  const nearest = holders.map(nearestFolder)
  // A symlink can be led elsewhere, which shows in the folder that holds it.
  return new Set([...nearest, ...nearest.filter(isSymlink).map(dirname)])
}

/** As it is reported: on Windows a variable can hold a path with either kind of slash. */
function asGivenAndResolved(path: string): string[] {
  try {
    return [resolve(path), realpathSync(path)]
  } catch {
    return [resolve(path)]
  }
}

function nearestFolder(path: string): string {
  let folder = path
  while (idOf(folder) === null && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

/** Of a folder; null if there is none at the path. */
function idOf(path: string): string | null {
  try {
    const stats = statSync(path, { bigint: true, throwIfNoEntry: false })
    return stats?.isDirectory() ? `${stats.dev} ${stats.ino}` : null
  } catch {
    return null
  }
}

function isSymlink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}
