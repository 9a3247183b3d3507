import type { Notice, State } from './state.ts'

const NOTICE_MS = 6_000

/** Shows a notice above the panes for a few seconds. */
export function tell(state: State, tone: Notice['tone'], text: string): State {
  return { ...state, notice: { tone, text, until: state.now + NOTICE_MS } }
}
