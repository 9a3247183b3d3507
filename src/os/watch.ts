import { existsSync, realpathSync, statfsSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { errorCode } from './files.ts'

export interface WatchTargets {
  /** Files to watch. If one is a symlink, its target is watched too. */
  readonly files: readonly string[]
  /** Folders whose direct children are watched. */
  readonly folders: readonly string[]
}

export interface WatchEvents {
  /** Something changed, or may have before the watch was ready. Called once for a burst of changes. */
  readonly onChange: () => void
  /** Called at the start, and if watching fails: why the files are polled instead, or null if they are not. */
  readonly onTrouble: (reason: string | null) => void
}

const SETTLE_MS = 40
const POLL_MS = 1_000

/** Linux magic numbers of file systems that do not report changes by other machines: NFS, SMB, CIFS, 9p, FUSE. */
const SILENT = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546])

/**
 * Watches folders, not files, because a rename replaces a file. A target that does not exist yet is awaited in the
 * nearest folder that does. Polls if the system cannot watch. Returns a function that stops the watch.
 */
export function watchTargets(targets: WatchTargets, events: WatchEvents): () => Promise<void> {
  // As they are reported: on Windows a variable can hold a path with either kind of slash.
  const both = (path: string) => [resolve(path), resolved(path)]
  const files = new Set(targets.files.flatMap(both))
  const folders = new Set(targets.folders.flatMap(both))
  const targetPaths = [...files, ...folders]
  const isWanted = (path: string) =>
    files.has(path) ||
    folders.has(path) ||
    folders.has(dirname(path)) ||
    targetPaths.some((each) => each.startsWith(`${path}${sep}`))
  const roots = [...new Set([...[...files].map(dirname), ...folders].map(nearestFolder))]

  let watcher: FSWatcher | null = null
  let isStopped = false
  let timer: NodeJS.Timeout | undefined

  const start = (reason: string | null) => {
    events.onTrouble(reason && `Cannot watch the files (${reason}): checking them every second instead.`)
    watcher = watch(roots, {
      ignored: (given) => {
        // chokidar asks with forward slashes on Windows, too.
        const path = resolve(given)
        return !isWanted(path) && !roots.includes(path)
      },
      ignoreInitial: true,
      // Not `auto`, which on macOS and Windows watches whole trees: the nearest folder can be the home.
      backend: reason === null ? 'native' : 'polling',
      pollingInterval: POLL_MS,
      pollingBinaryInterval: POLL_MS,
      ignorePermissionErrors: true,
    })
    watcher.on('all', changed)
    // Changes between the first read of the files and now have not been reported.
    watcher.on('ready', changed)
    watcher.on('error', (error) => {
      if (reason === null && !isStopped) restart(reasonOf(error))
    })
  }
  const restart = (reason: string) => {
    const previous = watcher
    watcher = null
    void previous?.close()
    start(reason)
  }
  const changed = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      events.onChange()
    }, SETTLE_MS)
  }
  start(roots.some(isSilent) ? 'their file system does not report changes' : null)
  return async () => {
    isStopped = true
    clearTimeout(timer)
    await watcher?.close()
  }
}

function resolved(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return resolve(path)
  }
}

function nearestFolder(path: string): string {
  let folder = path
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
}

function isSilent(folder: string): boolean {
  try {
    return SILENT.has(statfsSync(folder).type)
  } catch {
    return false
  }
}

function reasonOf(error: unknown): string {
  const code = errorCode(error)
  if (code === 'ENOSPC') return 'the limit of inotify watches is reached'
  return code === 'EMFILE' ? 'too many open files' : code
}
