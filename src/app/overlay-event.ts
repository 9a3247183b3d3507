import type { TextEdit } from './edit/text-field.ts'

/** What a key does in an overlay that has a cursor, a field or a question of its own. */
export type OverlayEvent =
  /** Enter: the answer. */
  | { readonly type: 'accept' }
  /** Tab. */
  | { readonly type: 'complete' }
  /** Space. */
  | { readonly type: 'toggle' }
  | { readonly type: 'typed'; readonly edit: TextEdit }
