import { maskSecrets } from '../profiles/mask/mask-secrets.ts'

/** The error's class and stack, without its message, which may quote the user's files. */
export function crashReport(error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter(isFrame) : []
  const where = frames.slice(0, 8).join('\n')
  return maskSecrets(
    `awsprof crashed because of a bug (${name}). Your files are intact: as they were, or as you last saved them.\n${where}\nPlease report this bug with the lines above.\n`,
  )
}

/** Checks for the position too, because a line of the message can also begin with "at". */
function isFrame(line: string): boolean {
  return /^\s+at .*:\d+:\d+\)?$/.test(line)
}
