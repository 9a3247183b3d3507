/**
 * Replaces Ink's `sanitize-ansi.js`, which parses every text to drop escape sequences. Here `visible` of `text/text.ts`
 * has already escaped all text, and the only sequences are those of `terminal/sgr.ts`.
 */
export default function sanitizeAnsi(text: string): string {
  return text
}
