import { existsSync, realpathSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { errorCode } from './files.ts'

export interface WatchTargets {
  /** Files whose change matters, wherever their symlinks lead. */
  readonly files: readonly string[]
  /** Folders whose direct children matter. */
  readonly folders: readonly string[]
}

export interface WatchEvents {
  /** Something changed, or may have while the watch was being set up; a burst of changes is told once. */
  readonly onChange: () => void
  /** Watching works only by looking again and again, and why; null once it works as it should. */
  readonly onTrouble: (reason: string | null) => void
}

const SETTLE_MS = 40
const POLL_MS = 1_000

/** File systems that tell nothing of what other machines write: NFS, SMB, CIFS, 9p, FUSE. Linux magic numbers. */
const SILENT = new Set([0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x65735546])

/**
 * Watches folders, not files, because a rename replaces a file; what does not exist yet is waited for in the nearest
 * folder that does. Falls back to polling where the system cannot watch. Returns how to stop.
 */
export function watchTargets(targets: WatchTargets, events: WatchEvents): () => Promise<void> {
  const files = new Set(targets.files.flatMap((path) => [path, resolved(path)]))
  const folders = new Set(targets.folders.flatMap((path) => [path, resolved(path)]))
  const wanted = [...files, ...folders]
  const isWanted = (path: string) =>
    files.has(path) ||
    folders.has(path) ||
    folders.has(dirname(path)) ||
    wanted.some((each) => each.startsWith(`${path}/`))
  const roots = [...new Set([...[...files].map(dirname), ...folders].map(nearestFolder))]

  let watcher: FSWatcher | null = null
  let isStopped = false
  let timer: NodeJS.Timeout | undefined

  const start = (reason: string | null) => {
    events.onTrouble(
      reason && `Cannot watch the files (${reason}): looking for changes every second instead.`,
    )
    watcher = watch(roots, {
      ignored: (path) => !isWanted(path) && !roots.includes(path),
      ignoreInitial: true,
      // Not `auto`, which on macOS and Windows watches whole trees: the nearest folder may be the home.
      backend: reason === null ? 'native' : 'polling',
      pollingInterval: POLL_MS,
      pollingBinaryInterval: POLL_MS,
      ignorePermissionErrors: true,
    })
    watcher.on('all', noticed)
    // What changed between the first look at the files and this moment told nobody.
    watcher.on('ready', noticed)
    watcher.on('error', (error) => {
      if (reason === null && !isStopped) restart(plain(error))
    })
  }
  const restart = (reason: string) => {
    const former = watcher
    watcher = null
    void former?.close()
    start(reason)
  }
  const noticed = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      events.onChange()
    }, SETTLE_MS)
  }
  start(roots.some(isSilent) ? 'this file system does not tell of changes' : null)
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
    return path
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

function plain(error: unknown): string {
  const code = errorCode(error)
  if (code === 'ENOSPC') return 'the limit of inotify watches is reached'
  return code === 'EMFILE' ? 'too many open files' : code
}
