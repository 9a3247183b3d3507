import type { CheckRun } from '../check/check.ts'
import type { State } from '../state.ts'

export interface Banner {
  readonly tone: 'info' | 'warning' | 'error'
  readonly text: string
}

/** What stands above the panes: the most urgent thing that concerns all profiles, or null. */
export function bannerOf(state: State): Banner | null {
  const { checking } = state
  if (checking && checking.total > 1) return { tone: 'info', text: progress(checking, state.setup.isAscii) }
  if (state.notice) return { tone: state.notice.tone, text: state.notice.text }
  return unreadable(state) ?? refused(state) ?? keysInEnvironment(state) ?? watching(state)
}

const BAR_CELLS = 20

function progress({ done, total, failed }: CheckRun, isAscii: boolean): string {
  const filled = Math.round((done / total) * BAR_CELLS)
  const [full, empty] = isAscii ? ['#', '.'] : ['█', '░']
  const bar = (full as string).repeat(filled) + (empty as string).repeat(BAR_CELLS - filled)
  return `checking ${done}/${total}  ${bar}  ${failed} failed   Esc stops`
}

function unreadable({ files, setup }: State): Banner | null {
  for (const file of ['config', 'credentials'] as const) {
    const found = files[file]
    if (found.type !== 'unreadable') continue
    const text = `Cannot read ${setup.environment.files[file]}: ${found.reason}. Mend that, then press r.`
    return { tone: 'error', text }
  }
  return null
}

function refused({ profileIndex }: State): Banner | null {
  for (const file of ['config', 'credentials'] as const) {
    const [fault, ...more] = profileIndex.profiles.documents[file].problems
    if (!fault) continue
    const others = more.length > 0 ? `, ${more.length} more` : ''
    const meaning = 'until this is mended the AWS CLI refuses the file, and no profile works with it.'
    return { tone: 'error', text: `${file}:${fault.line} ${fault.type}${others}: ${meaning}` }
  }
  return null
}

function keysInEnvironment({ setup }: State): Banner | null {
  if (!setup.environment.hasKeys) return null
  const text =
    'AWS_ACCESS_KEY_ID is set: the AWS CLI takes those keys, not AWS_PROFILE, unless --profile is given.'
  return { tone: 'warning', text }
}

function watching({ watchReason: watchTrouble }: State): Banner | null {
  return watchTrouble === null ? null : { tone: 'info', text: watchTrouble }
}
