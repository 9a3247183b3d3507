import type { Network } from '../../../src/aws/client-config.ts'
import { type StandIn, startStandIn } from '../../../src/demo/stand-in.ts'
import type { WorldOptions } from '../../../src/demo/world.ts'

const started = new Set<StandIn>()

/** Starts a stand-in for AWS that `closeStandIns` will close. */
export async function openStandIn(options: WorldOptions = {}): Promise<StandIn> {
  const standIn = await startStandIn(options)
  started.add(standIn)
  return standIn
}

/** Closes every stand-in that was opened. Call it in `afterEach`. */
export function closeStandIns(): void {
  for (const standIn of started) standIn.close()
  started.clear()
}

/** For requests that are answered: far longer than that takes on the slowest machine. */
export const PATIENT: Network = {
  variables: {},
  caBundle: null,
  connectTimeoutMs: 20_000,
  replyTimeoutMs: 20_000,
}

/** For requests that are never answered. */
export const HASTY: Network = { ...PATIENT, connectTimeoutMs: 60, replyTimeoutMs: 60 }
