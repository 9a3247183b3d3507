import type { State } from '../state.ts'

/** Why nothing can be written now, in words that complete a sentence, or undefined. */
export function writeRefusal(state: State): string | undefined {
  if (state.setup.isReadOnly) return 'awsprof was started with --read-only'
  const { files, setup } = state
  for (const file of ['config', 'credentials'] as const) {
    const found = files[file]
    const path = setup.environment.files[file]
    if (found.type === 'unreadable') return `${path} cannot be read`
    if (found.type === 'read' && !found.isWritable) return `you do not have permission to write ${path}`
  }
  return undefined
}
