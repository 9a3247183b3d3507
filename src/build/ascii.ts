/**
 * Escapes all non-ASCII characters of JavaScript code. V8 stores a source with even one character beyond Latin-1 in two
 * bytes per character, which makes it slower to read and compile. esbuild escapes all of them except in regular
 * expressions (https://esbuild.github.io/api/#charset), where an escape means the same.
 */
export function ascii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
