/** Kind of the fault and where it happened; never its message. */
export function crashReport(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter(isFrame) : []
  const where = frames.slice(0, 8).join('\n')
  return `awsprof stopped because of a fault of its own (${name}). Your files are whole: as they were, or as you last saved them.\n${where}\nPlease report this with the lines above.\n`
}

/** A place in the code; a message of several lines may have some that begin like one. */
function isFrame(line: string): boolean {
  return /^\s+at .*:\d+:\d+\)?$/.test(line)
}
