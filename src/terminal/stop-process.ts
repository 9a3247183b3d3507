const STOPPED_WITHIN_MS = 200

/** Ctrl-Z: stops the process, as the terminal would without raw mode. Resolves once it goes on. */
export function stopProcess(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  // Only without a listener does the signal stop the process.
  const listeners = process.listeners('SIGTSTP')
  process.removeAllListeners('SIGTSTP')
  const resume = () => {
    clearTimeout(timer)
    for (const each of listeners) process.on('SIGTSTP', each)
    process.off('SIGCONT', resume)
    resolve()
  }
  process.once('SIGCONT', resume)
  // If no shell could continue it, as after `exec awsprof`, the system does not stop the process, and the timer resumes
  // it. A stop can be delivered late, hence the delay; the timer does not run while stopped.
  const timer = setTimeout(resume, STOPPED_WITHIN_MS)
  // To the whole process group, as the terminal would send it, so that npm and npx stop too.
  process.kill(0, 'SIGTSTP')
  return promise
}
