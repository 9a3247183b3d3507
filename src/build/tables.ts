/** Makes what is between `<!-- NAME -->` and `<!-- /NAME -->` in a text, by name. */
export type Tables = Readonly<Record<string, () => string>>

/** The text with each table made anew. Throws if a marker is missing. */
export function filled(text: string, tables: Tables): string {
  let result = text
  for (const [name, make] of Object.entries(tables)) {
    const part = new RegExp(`(<!-- ${name} -->\\n)[\\s\\S]*?(<!-- /${name} -->)`)
    if (!part.test(result)) throw new Error(`there is no <!-- ${name} --> … <!-- /${name} -->`)
    result = result.replace(part, (_, open: string, close: string) => `${open}\n${make()}\n${close}`)
  }
  return result
}

/** A table in Markdown, which ends with a line break. */
export function markdownTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  return [titles, titles.map(() => '---'), ...rows].map(row).join('')
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((each) => each.replaceAll('|', '\\|')).join(' | ')} |\n`
}
