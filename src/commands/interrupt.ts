import { whenFinished } from '../os/unfinished.ts'
import { ProcessEnds } from '../session/login/process-ends.ts'

const SIGNALS = ['SIGTERM', 'SIGHUP'] as const
let endedBy: NodeJS.Signals | null = null

/**
 * A signal that aborts at Ctrl-C, SIGTERM and SIGHUP. The command then ends by itself, once what must finish has: a second
 * one changes nothing.
 */
export function abortOnInterrupt(): AbortSignal {
  const abort = new AbortController()
  process.on('SIGINT', () => abort.abort(new ProcessEnds()))
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      endedBy = signal
      abort.abort(new ProcessEnds())
    })
  }
  return abort.signal
}

/** Ends the process by the signal that has ended its command, so that its parent sees that. Call it last. */
export async function dieAsAsked(): Promise<void> {
  if (endedBy === null) return
  await whenFinished()
  process.removeAllListeners(endedBy)
  process.kill(process.pid, endedBy)
}
