import { charWidth } from '../../view/text.ts'

/** In place of `is-fullwidth-code-point`: Ink asks for every cell of every frame. The view's own answer is remembered. */
export default function isFullwidthCodePoint(codePoint: number): boolean {
  return codePoint >= 0x1100 && charWidth(String.fromCodePoint(codePoint)) === 2
}
