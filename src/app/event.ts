import type { Caches } from '../session/ports.ts'
import type { Intent } from './intent.ts'
import type { Notice, Sources } from './state.ts'
import type { TextEdit } from './text-field.ts'

/** Everything that can happen to the dashboard. */
export type Event =
  | { readonly type: 'tick'; readonly now: number }
  | { readonly type: 'resized'; readonly columns: number; readonly rows: number }
  | { readonly type: 'files-read'; readonly sources: Sources }
  | { readonly type: 'caches-read'; readonly caches: Caches }
  | { readonly type: 'watch-trouble'; readonly reason: string | null }
  | { readonly type: 'intent'; readonly intent: Intent }
  /** A key in a text field. */
  | { readonly type: 'typed'; readonly edit: TextEdit }
  | { readonly type: 'noticed'; readonly tone: Notice['tone']; readonly text: string }
