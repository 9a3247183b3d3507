import type { Credentials } from '../ports.ts'

/** Work that several walks share: done once, and awaited by all of them. */
export interface WalkMemo {
  readonly once: <Result>(key: string, work: () => Promise<Result>) => Promise<Result>
  readonly forget: (key: string) => void
}

/** For one run. A key names the kind of work and everything that its outcome depends on. Rejections are kept too. */
export function createMemo(): WalkMemo {
  const known = new Map<string, Promise<unknown>>()
  return {
    once: <Result>(key: string, work: () => Promise<Result>) => {
      const found = known.get(key)
      // The key names the kind of work, and so the type of its result.
      if (found) return found as Promise<Result>
      const started = work()
      known.set(key, started)
      return started
    },
    forget: (key) => void known.delete(key),
  }
}

/** Identifies credentials within a memo key. Contains secrets: never show it. */
export function credentialsKey({ accessKeyId, secretAccessKey, sessionToken }: Credentials): string {
  return JSON.stringify([accessKeyId, secretAccessKey, sessionToken])
}
