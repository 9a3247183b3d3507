/** A condition that some code waits for. */
interface Wait {
  readonly holds: () => boolean
  readonly resolve: () => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
  readonly describe: (reason: string) => Error
}

/** Conditions on a screen: looked at again whenever the screen may have changed, never by the clock. */
export interface ScreenWatch {
  /**
   * Resolves as soon as `holds()` is true; rejects with `describe(reason)` when `timeoutMs` pass first, or when
   * `end` was called and the condition does not hold.
   */
  until(holds: () => boolean, timeoutMs: number, describe: (reason: string) => Error): Promise<void>
  /** The screen may have changed: settles every wait whose condition holds now. */
  changed(): void
  /** Nothing more will come: every wait that still does not hold is rejected at once, with this reason. */
  end(reason: string): void
}

/** Makes a watch with nothing waiting on it. */
export function createScreenWatch(): ScreenWatch {
  const waits = new Set<Wait>()
  let ended: string | undefined

  const keepValid = (wait: Wait, finish: () => void) => {
    clearTimeout(wait.timer)
    waits.delete(wait)
    finish()
  }
  const check = (wait: Wait) => {
    try {
      if (wait.holds()) keepValid(wait, wait.resolve)
    } catch (error) {
      keepValid(wait, () => wait.reject(error instanceof Error ? error : new Error(String(error))))
    }
  }
  const giveUp = (wait: Wait, reason: string) => {
    check(wait)
    if (waits.has(wait)) keepValid(wait, () => wait.reject(wait.describe(reason)))
  }

  return {
    until(holds, timeoutMs, describe) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const timer = setTimeout(() => giveUp(wait, `not within ${timeoutMs} ms`), timeoutMs)
      const wait: Wait = { holds, resolve, reject, timer, describe }
      waits.add(wait)
      check(wait)
      if (ended !== undefined && waits.has(wait)) giveUp(wait, ended)
      return promise
    },
    changed() {
      for (const wait of [...waits]) check(wait)
    },
    end(reason) {
      ended = reason
      for (const wait of [...waits]) giveUp(wait, reason)
    },
  }
}
