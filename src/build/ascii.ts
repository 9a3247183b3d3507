/**
 * JavaScript with escapes in place of all that is not ASCII. A text with a single character beyond Latin-1 takes two
 * bytes for each of its characters, in reading, compiling and memory. esbuild leaves them in regular expressions only,
 * https://esbuild.github.io/api/#charset, where the escapes mean the same.
 */
export function ascii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
