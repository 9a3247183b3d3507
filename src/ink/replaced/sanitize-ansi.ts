/**
 * In place of Ink's `sanitize-ansi.js`, which takes every text apart to drop what it does not want to draw. All text of
 * this program went through `visible` of `view/text.ts`, and its colours come from `paint/sgr.ts`.
 */
export default function sanitizeAnsi(text: string): string {
  return text
}
