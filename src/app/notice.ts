import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import type { Notice, State } from './state.ts'

const NOTICE_MS = 6_000

/** Shows a notice above the panes for a few seconds. It may quote others, so what looks like a secret is masked. */
export function tell(state: State, tone: Notice['tone'], text: string): State {
  return { ...state, notice: { tone, text: maskSecrets(text), until: state.now + NOTICE_MS } }
}
