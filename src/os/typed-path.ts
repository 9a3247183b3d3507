import { shellWords } from '../profiles/shell-words.ts'

/**
 * The path that somebody typed, or dropped on the terminal, which then quotes it as for a shell: with `~` for the home
 * folder, quotes, and on all systems but Windows backslashes.
 */
export function typedPath(text: string, home: string, platform: NodeJS.Platform): string {
  const bare = unquoted(text, platform)
  return /^~(?=[/\\]|$)/.test(bare) ? home + bare.slice(1) : bare
}

function unquoted(text: string, platform: NodeJS.Platform): string {
  if (platform === 'win32') return text.replace(/^"(.*)"$/, '$1')
  if (!/^['"]|\\/.test(text)) return text
  const words = shellWords(text)
  return words?.length === 1 ? (words[0] ?? text) : text
}
