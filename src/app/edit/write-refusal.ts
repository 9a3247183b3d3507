import type { State } from '../state.ts'

/** Why nothing can be written now, as words for help and messages, or undefined. */
export function writeRefusal(state: State): string | undefined {
  if (state.setup.isReadOnly) return 'awsprof was started with --read-only'
  const { sources, setup } = state
  for (const file of ['config', 'credentials'] as const) {
    const source = sources[file]
    const path = setup.environment.files[file]
    if (source.type === 'unreadable') return `${path} cannot be read`
    if (source.type === 'read' && !source.isWritable) return `there is no permission to write ${path}`
  }
  return undefined
}
