import type { Credentials } from '../ports.ts'

/** Work that several walks share: done once, whoever asks first, and by all of them waited for. */
export interface WalkMemo {
  readonly once: <Result>(key: string, work: () => Promise<Result>) => Promise<Result>
  readonly forget: (key: string) => void
}

/** For one run. Keys name the kind of work and all that its outcome depends on, failures included. */
export function createMemo(): WalkMemo {
  const known = new Map<string, Promise<unknown>>()
  return {
    once: <Result>(key: string, work: () => Promise<Result>) => {
      const found = known.get(key)
      if (found) return found as Promise<Result>
      const started = work()
      known.set(key, started)
      return started
    },
    forget: (key) => void known.delete(key),
  }
}

/** What an answer depends on that is given to these credentials; never shown. */
export function credentialsKey({ accessKeyId, secretAccessKey, sessionToken }: Credentials): string {
  return JSON.stringify([accessKeyId, secretAccessKey, sessionToken])
}
