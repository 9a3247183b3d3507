import type { Chain } from '../../profiles/link.ts'
import type { Profiles } from '../../profiles/profile.ts'
import type { Credentials, WalkPorts } from '../ports.ts'
import type { WalkMemo } from './memo.ts'

/** What a walk is over, and what it shares with the walks beside it. */
export interface Walk {
  readonly profiles: Profiles
  readonly chain: Chain
  readonly ports: WalkPorts
  readonly memo: WalkMemo
  readonly signal: AbortSignal
  /** Told as each link is taken up and done; `detail` is a few words about how. */
  readonly onLink: (index: number, state: 'running' | 'done', detail?: string) => void
}

/** A link that could not be walked: its index in the chain, and why. */
export class BrokenLink extends Error {
  readonly index: number
  readonly reason: unknown

  constructor(index: number, reason: unknown) {
    super('a link of the chain cannot be walked')
    this.index = index
    this.reason = reason
  }
}

/** Credentials, and the link that gave them. */
export interface Obtained {
  readonly credentials: Credentials
  readonly index: number
}

/** Takes up one link: tells of it, and of what came of it. */
export async function step(
  of: Walk,
  index: number,
  work: () => Promise<{ readonly credentials: Credentials; readonly detail?: string }>,
): Promise<Obtained> {
  of.onLink(index, 'running')
  try {
    const { credentials, detail } = await work()
    of.onLink(index, 'done', detail)
    return { credentials, index }
  } catch (error) {
    if (error instanceof BrokenLink || of.signal.aborted) throw error
    throw new BrokenLink(index, error)
  }
}
