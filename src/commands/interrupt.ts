import { whenFinished } from '../os/unfinished.ts'
import { ProcessEnds } from '../session/login/process-ends.ts'

const SIGNALS = ['SIGTERM', 'SIGHUP'] as const
let endedBy: NodeJS.Signals | null = null

/**
 * A signal that aborts at Ctrl-C, SIGTERM and SIGHUP. The command then ends by itself, once what must finish has: a second
 * one changes nothing.
 */
export function abortOnInterrupt(): AbortSignal {
  return listenForInterrupt().signal
}

/** The same, with a function that ends it: from then on signals are somebody else's business. */
export function listenForInterrupt(): { readonly signal: AbortSignal; readonly release: () => void } {
  const abort = new AbortController()
  const onKey = () => abort.abort(new ProcessEnds())
  const onSignal = (signal: NodeJS.Signals) => {
    endedBy = signal
    abort.abort(new ProcessEnds())
  }
  process.on('SIGINT', onKey)
  for (const signal of SIGNALS) process.on(signal, onSignal)
  return {
    signal: abort.signal,
    release: () => {
      process.off('SIGINT', onKey)
      for (const signal of SIGNALS) process.off(signal, onSignal)
    },
  }
}

/** Ends the process by the signal that has ended its command, so that its parent sees that. Call it last. */
export async function dieAsAsked(): Promise<void> {
  if (endedBy === null) return
  await whenFinished()
  process.removeAllListeners(endedBy)
  process.kill(process.pid, endedBy)
}
