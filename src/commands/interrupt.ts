import { whenFinished } from '../os/unfinished.ts'

const SIGNALS = ['SIGTERM', 'SIGHUP'] as const

/**
 * A signal that aborts at Ctrl-C. The command then ends by itself, once what must finish has: a second Ctrl-C changes
 * nothing. At SIGTERM and SIGHUP it aborts, too, and then the signal ends the process, so that its parent sees that.
 */
export function abortOnInterrupt(): AbortSignal {
  const abort = new AbortController()
  process.on('SIGINT', () => abort.abort())
  for (const signal of SIGNALS) {
    const end = async () => {
      abort.abort()
      await whenFinished()
      process.off(signal, end)
      process.kill(process.pid, signal)
    }
    process.on(signal, end)
  }
  return abort.signal
}
