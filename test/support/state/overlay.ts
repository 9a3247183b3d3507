import type { Overlay } from '../../../src/app/overlay.ts'
import type { State } from '../../../src/app/state.ts'

/** What lies over the panes, of the type that is expected. Throws where it is another or none. */
export function overlayOf<Type extends Overlay['type']>(
  { overlay }: State,
  type: Type,
): Extract<Overlay, { readonly type: Type }> {
  if (!isOfType(overlay, type)) throw new Error(`open is ${overlay?.type ?? 'nothing'}`)
  return overlay
}

function isOfType<Type extends Overlay['type']>(
  overlay: Overlay | null,
  type: Type,
): overlay is Extract<Overlay, { readonly type: Type }> {
  return overlay?.type === type
}
