/** A pending `until`. */
interface Wait {
  readonly holds: () => boolean
  readonly resolve: () => void
  readonly reject: (error: Error) => void
  readonly timer: NodeJS.Timeout
  readonly describe: (reason: string) => Error
}

/** Waits for conditions. They are checked when the screen may have changed, never on a timer. */
export interface ScreenWatch {
  /**
   * Resolves as soon as `holds()` is true. Rejects with `describe(reason)` after `timeoutMs`, or once `end` has been
   * called if the condition does not hold by then. Rejects with what `holds` throws.
   */
  until(holds: () => boolean, timeoutMs: number, describe: (reason: string) => Error): Promise<void>
  /** Call it when the screen may have changed: resolves every wait whose condition holds now. */
  changed(): void
  /** Call it when the screen will not change any more: rejects every wait whose condition does not hold. */
  end(reason: string): void
}

export function createScreenWatch(): ScreenWatch {
  const waits = new Set<Wait>()
  let ended: string | undefined

  const settle = (wait: Wait, finish: () => void) => {
    clearTimeout(wait.timer)
    waits.delete(wait)
    finish()
  }
  const check = (wait: Wait) => {
    try {
      if (wait.holds()) settle(wait, wait.resolve)
    } catch (error) {
      settle(wait, () => wait.reject(error instanceof Error ? error : new Error(String(error))))
    }
  }
  const giveUp = (wait: Wait, reason: string) => {
    check(wait)
    if (waits.has(wait)) settle(wait, () => wait.reject(wait.describe(reason)))
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
