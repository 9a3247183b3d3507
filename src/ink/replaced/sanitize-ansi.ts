/**
 * Replaces Ink's `sanitize-ansi.js`, which parses all text to drop unsafe sequences. Text has already been through
 * `text/visible.ts`, and the only sequences come from `terminal/sgr.ts`.
 */
export default function sanitizeAnsi(text: string): string {
  return text
}
