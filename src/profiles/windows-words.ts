/**
 * Splits as programs on Windows split their command line, and the AWS CLI credential_process there (`compat_shell_split`
 * in botocore/compat.py): only blanks and tabs divide, only `"` quotes, and a backslash is one like any other, except in a
 * row of them that ends at a `"`, where two stand for one and an odd one takes the `"` literally
 * (https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments).
 *
 * @returns the words, or null if the text ends inside a quote (botocore raises ValueError). Never throws.
 */
export function windowsWords(text: string): string[] | null {
  const words: string[] = []
  let word: string | null = null
  let isQuoted = false
  for (const [, slashes = '', char = ''] of text.matchAll(/(\\*)([^\\]?)/g)) {
    if (char === '"') {
      word = (word ?? '') + slashes.slice(0, slashes.length / 2)
      if (slashes.length % 2 === 1) word += char
      else isQuoted = !isQuoted
      continue
    }
    if (slashes !== '') word = (word ?? '') + slashes
    if ((char === ' ' || char === '\t') && !isQuoted) {
      if (word !== null) words.push(word)
      word = null
    } else if (char !== '') word = (word ?? '') + char
  }
  if (isQuoted) return null
  if (word !== null) words.push(word)
  return words
}

/** Whether a command can only be meant for Windows: it begins with a drive or a share, such as `"C:\Tools\x.exe" -a`. */
export function isForWindows(command: string): boolean {
  return /^\s*"?(?:[A-Za-z]:[\\/]|\\\\)/.test(command)
}
