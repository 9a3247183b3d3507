import { fixOf } from '../../profiles/lint/fixes.ts'
import { clockWarning } from '../../session/clock-skew.ts'
import { refusals } from '../../session/refusals.ts'
import type { CheckRun } from '../check/check.ts'
import type { State } from '../state.ts'

export interface Banner {
  readonly tone: 'info' | 'warning' | 'error'
  readonly text: string
}

/** The text above the panes: the most urgent thing that concerns all profiles, or null. */
export function bannerOf(state: State): Banner | null {
  const { checking } = state
  if (checking && checking.total > 1) return { tone: 'info', text: progress(checking, state.setup.isAscii) }
  if (state.notice) return { tone: state.notice.tone, text: state.notice.text }
  return (
    unreadable(state) ??
    refused(state) ??
    wrongClock(state) ??
    noSuchProfile(state) ??
    keysInEnvironment(state) ??
    watching(state)
  )
}

const BAR_CELLS = 20

function progress({ done, total, failed }: CheckRun, isAscii: boolean): string {
  const filled = Math.round((done / total) * BAR_CELLS)
  const bar = (isAscii ? '#' : '█').repeat(filled) + (isAscii ? '.' : '░').repeat(BAR_CELLS - filled)
  return `checking ${done}/${total}  ${bar}  ${failed} failed   Esc stops`
}

function unreadable({ files, setup }: State): Banner | null {
  for (const file of ['config', 'credentials'] as const) {
    const found = files[file]
    if (found.type !== 'unreadable') continue
    const text = `Cannot read ${setup.environment.files[file]}: ${found.reason}. Fix that, then press r.`
    return { tone: 'error', text }
  }
  return null
}

function refused({ profileIndex, setup }: State): Banner | null {
  const all = refusals(profileIndex)
  const [first] = all
  if (!first) return null
  const { file, line, code } = first
  const more = all.filter((each) => each.file === file).length - 1
  const others = more > 0 ? `, ${more} more` : ''
  const key = !setup.isReadOnly && fixOf(profileIndex.profiles, first) ? ' (f)' : ''
  const meaning = `aws works for no profile until this is fixed${key}.`
  return { tone: 'error', text: `${file}:${line} ${code}${others}: ${meaning}` }
}

function wrongClock({ clockOffsetMs }: State): Banner | null {
  return clockOffsetMs === null ? null : { tone: 'warning', text: clockWarning(clockOffsetMs) }
}

function noSuchProfile({ setup, profileIndex }: State): Banner | null {
  const { activeProfile, profileVariable } = setup.environment
  if (profileVariable === null || activeProfile === null || profileIndex.entryOf(activeProfile)) return null
  return {
    tone: 'warning',
    text: `${profileVariable} is ${activeProfile || 'empty'}, but there is no such profile: the AWS CLI fails without --profile.`,
  }
}

function keysInEnvironment({ setup }: State): Banner | null {
  if (!setup.environment.hasKeys) return null
  const text =
    'AWS_ACCESS_KEY_ID is set: the AWS CLI uses that key, not AWS_PROFILE. Unset it or pass --profile.'
  return { tone: 'warning', text }
}

function watching({ watchReason }: State): Banner | null {
  return watchReason === null ? null : { tone: 'info', text: watchReason }
}
