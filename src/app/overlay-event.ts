import type { TextEdit } from './edit/text-field.ts'

/** What a key can do in an overlay that has a cursor, a field or a question. */
export type OverlayEvent =
  /** Enter. */
  | { readonly type: 'accept' }
  /** Tab. */
  | { readonly type: 'complete' }
  /** Space. */
  | { readonly type: 'toggle' }
  /** `a` in a list. */
  | { readonly type: 'toggle-all' }
  /** `/` in a list. */
  | { readonly type: 'filter' }
  /** Ctrl-G. */
  | { readonly type: 'begin-anew' }
  | { readonly type: 'typed'; readonly edit: TextEdit }
