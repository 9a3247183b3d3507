import type { OnePage } from '../../terminal/serve-once.ts'

/** How long the browser has to come for the address. */
const OFFERED_MS = 60_000
/** Long enough for a browser that is running already, and short enough to wait for it before quitting. */
const PATIENCE_MS = 3_000

export interface ConsolePages {
  /** Opens the browser at a page that leads to the console. Never rejects. */
  readonly open: (address: string) => Promise<string | null>
  /** True while a browser has yet to come for an address. */
  readonly isWaiting: () => boolean
  /** Waits a moment for browsers that have yet to come. Resolves to whether all of them came. */
  readonly settle: () => Promise<boolean>
}

/**
 * The pages that lead browsers to the console.
 *
 * @param browse opens a browser at an address, which others can read
 * @param onMissed called if no browser came
 */
export function createConsolePages(
  serve: (address: string, timeoutMs: number) => Promise<OnePage>,
  browse: (url: string) => void,
  onMissed: () => void,
): ConsolePages {
  const waiting = new Set<Promise<boolean>>()
  return {
    open: async (address) => {
      try {
        const { url, taken } = await serve(address, OFFERED_MS)
        waiting.add(taken)
        void taken.then((isTaken) => {
          waiting.delete(taken)
          if (!isTaken) onMissed()
        })
        browse(url)
        return null
      } catch {
        return 'Could not open a port on this machine to hand the console’s address to the browser.'
      }
    },
    isWaiting: () => waiting.size > 0,
    settle: async () => {
      const { promise: late, resolve } = Promise.withResolvers<boolean>()
      const timer = setTimeout(() => resolve(false), PATIENCE_MS)
      const all = Promise.all(waiting).then((taken) => taken.every((each) => each))
      return Promise.race([all, late]).finally(() => clearTimeout(timer))
    },
  }
}
