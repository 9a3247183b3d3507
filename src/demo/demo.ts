import { createSampleHome } from './sample-home.ts'
import { sampleWorld } from './sample-world.ts'
import { startStandIn } from './stand-in.ts'

/** Approves a login for people who do not open the page, but late enough to see all of its steps. */
const AUTO_APPROVE_MS = 8_000

export interface Demo {
  /** The demo's environment. Add nothing to it that leads to the user's own files or to AWS. */
  readonly environment: Readonly<Record<string, string>>
  /** Stops the stand-in and deletes the home. Never throws. */
  stop(): void
}

/**
 * Creates sample profiles in a temporary home and starts a stand-in for AWS in this process. `now` is in ms. Rejects
 * with Node's system errors.
 *
 * @param path the PATH of the demo; the home's own programs go in front of it
 */
export async function startDemo({
  now,
  path,
}: {
  readonly now: number
  readonly path: string
}): Promise<Demo> {
  const home = createSampleHome({ now, path })
  const standIn = await startStandIn({ ...sampleWorld(now), autoApproveMs: AUTO_APPROVE_MS })
  return {
    environment: { ...home.environment, ...standIn.environment(), AWS_PROFILE: 'dev' },
    stop: () => {
      standIn.close()
      home.remove()
    },
  }
}
