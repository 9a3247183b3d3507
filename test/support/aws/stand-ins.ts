import type { Network } from '../../../src/aws/client-config.ts'
import { type StandIn, startStandIn } from '../../../src/demo/stand-in.ts'
import type { WorldOptions } from '../../../src/demo/world.ts'

const started = new Set<StandIn>()

/** A stand-in for AWS that `closeStandIns` ends. */
export async function openStandIn(options: WorldOptions = {}): Promise<StandIn> {
  const standIn = await startStandIn(options)
  started.add(standIn)
  return standIn
}

/** Ends every stand-in that was opened: for `afterEach`. */
export function closeStandIns(): void {
  for (const standIn of started) standIn.close()
  started.clear()
}

/** Far more time than an answer takes, on the slowest machine. */
export const PATIENT: Network = {
  variables: {},
  caBundle: null,
  connectTimeoutMs: 20_000,
  replyTimeoutMs: 20_000,
}

/** Hardly any time, for what never answers. */
export const HASTY: Network = { ...PATIENT, connectTimeoutMs: 60, replyTimeoutMs: 60 }
