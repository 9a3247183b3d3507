import type { Chain } from '../../profiles/link.ts'
import type { Profiles } from '../../profiles/profile.ts'
import type { Credentials, WalkPorts } from '../ports.ts'
import type { WalkMemo } from './memo.ts'

/** What a walk needs; `ports`, `memo` and `signal` can be shared with other walks. */
export interface Walk {
  readonly profiles: Profiles
  readonly chain: Chain
  readonly ports: WalkPorts
  readonly memo: WalkMemo
  readonly signal: AbortSignal
  /** The MFA devices that several roles of this run need; none if missing. */
  readonly sharedDevices?: ReadonlySet<string>
  /** Called when a link is started and when it is done; `detail` says in a few words how. */
  readonly onLink: (index: number, state: 'running' | 'done', detail?: string) => void
}

/** The walk failed at the link at `index` of the chain. */
export class BrokenLink extends Error {
  readonly index: number
  readonly reason: unknown

  constructor(index: number, reason: unknown) {
    super('a link of the chain cannot be walked')
    this.index = index
    this.reason = reason
  }
}

/** Credentials, and the index of the link that provided them. */
export interface Obtained {
  readonly credentials: Credentials
  readonly index: number
}

/** Walks one link, reporting its start, what `work` says meanwhile, and its end to `onLink`. Rejects with `BrokenLink` or the signal's reason. */
export async function step(
  context: Walk,
  index: number,
  work: (
    say: (detail: string) => void,
  ) => Promise<{ readonly credentials: Credentials; readonly detail?: string }>,
): Promise<Obtained> {
  context.onLink(index, 'running')
  try {
    const { credentials, detail } = await work((said) => context.onLink(index, 'running', said))
    context.onLink(index, 'done', detail)
    return { credentials, index }
  } catch (error) {
    if (error instanceof BrokenLink || context.signal.aborted) throw error
    throw new BrokenLink(index, error)
  }
}
