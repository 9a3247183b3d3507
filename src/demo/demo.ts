import { createSampleHome } from './sample-home.ts'
import { sampleWorld } from './sample-world.ts'
import { startStandIn } from './stand-in.ts'

/** Long enough to see the whole login, for a person without a browser. */
const AUTO_APPROVE_MS = 8_000

export interface Demo {
  /** The variables of the demo's world; nothing else of the user's is to be used. */
  readonly environment: Readonly<Record<string, string>>
  /** Ends the stand-in and deletes the home. Never throws. */
  stop(): void
}

/** Sample profiles in a temporary home, and a stand-in for AWS inside this process. `now` in ms. */
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
