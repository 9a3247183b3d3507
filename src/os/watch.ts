import { statfsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { FSWatcher } from 'chokidar'
import { errorCode } from './files.ts'
import { foldersOf, type WatchTargets, wantedBy, watchFolders } from './watch-folders.ts'

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
  let poller: Promise<FSWatcher> | null = null
  let isStopped = false
  let timer: NodeJS.Timeout | undefined

  const changed = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      if (!poller) folders.follow()
      events.onChange()
    }, SETTLE_MS)
  }
  const startPolling = (reason: string) => {
    if (poller || isStopped) return
    folders.close()
    events.onTrouble(`Cannot watch the files (${reason}): checking them every second instead.`)
    poller = poll(targets, changed)
  }
  const folders = watchFolders(targets, {
    onChange: changed,
    onError: (error) => startPolling(reasonOf(error)),
  })
  if ([...foldersOf(targets)].some(isSilent)) startPolling('their file system does not report changes')
  else {
    events.onTrouble(null)
    folders.follow()
    // Changes between the first read of the files and now have not been reported.
    changed()
  }
  return async () => {
    isStopped = true
    clearTimeout(timer)
    folders.close()
    await (await poller)?.close()
  }
}

/** Looks at the targets every second. */
async function poll(targets: WatchTargets, changed: () => void): Promise<FSWatcher> {
  const { watch } = await import('chokidar')
  const isWanted = wantedBy(targets)
  const roots = [...foldersOf(targets)]
  const watcher = watch(roots, {
    ignored: (given) => {
      // chokidar asks with forward slashes on Windows, too.
      const path = resolve(given)
      return !isWanted(path) && !roots.includes(path)
    },
    ignoreInitial: true,
    backend: 'polling',
    pollingInterval: POLL_MS,
    pollingBinaryInterval: POLL_MS,
    ignorePermissionErrors: true,
  })
  watcher.on('all', changed)
  // Changes between the first read of the files and now have not been reported.
  watcher.on('ready', changed)
  watcher.on('error', () => {})
  return watcher
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
