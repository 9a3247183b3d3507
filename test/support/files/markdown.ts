/** A fenced block of code: its language, its lines without comments at their ends. */
export interface CodeBlock {
  readonly language: string
  readonly lines: readonly string[]
}

/** The fenced blocks of a page in Markdown, in their order. */
export function codeBlocks(markdown: string): readonly CodeBlock[] {
  return [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', text = '']) => ({
    language,
    lines: text
      .split('\n')
      .map((line) => line.replace(/\s+# .*$/, '').trim())
      .filter((line) => line !== ''),
  }))
}

/** Each `awsprof …` of a page: in its blocks and in the middle of its sentences. */
export function commandsIn(markdown: string): readonly string[] {
  const inline = [...markdown.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/`(awsprof [^`]+)`/g)]
  return [
    ...codeBlocks(markdown).flatMap(({ lines }) => lines),
    ...inline.map(([, command = '']) => command),
  ].flatMap((line) => [...line.matchAll(/\bawsprof( [^|;)']*)?/g)].map(([command]) => command.trim()))
}
