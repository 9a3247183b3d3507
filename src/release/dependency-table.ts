/** What is known of a package that this project depends on. */
export interface Reviewed {
  readonly name: string
  readonly version: string
  /** The day that this version was published, `2026-05-01`; null if the registry does not say. */
  readonly published: string | null
  /** The day of the commit that brought the package in. */
  readonly since: string
  /** Its own size as installed, in bytes, without what it depends on. */
  readonly bytes: number
  readonly license: string
  readonly hasInstallScript: boolean
  /** Whether its code is in the bundles. */
  readonly isShipped: boolean
  /** Names, if the registry says them. */
  readonly maintainers: readonly string[]
  /** Where its source is: an address, or OWNER/NAME on GitHub. */
  readonly source: string
}

const HEAD = `| package | version | published | here since | size | licence | install script | shipped | source and maintainers |
| --- | --- | --- | --- | --- | --- | --- | --- | --- |
`

/** The review as a table in Markdown, sorted by name. */
export function dependencyTable(packages: readonly Reviewed[]): string {
  const sorted = [...packages].sort((a, b) => (a.name < b.name ? -1 : 1))
  return HEAD + sorted.map(rowOf).join('')
}

function rowOf(each: Reviewed): string {
  const cells = [
    `\`${each.name}\``,
    each.version,
    each.published ?? 'unknown',
    each.since,
    sizeText(each.bytes),
    each.license,
    each.hasInstallScript ? '**yes**' : 'no',
    each.isShipped ? 'yes' : 'no',
    [shortSource(each.source), ...each.maintainers.map(nameOf)].join(', '),
  ]
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`
}

function sizeText(bytes: number): string {
  const kilobytes = bytes / 1000
  return kilobytes < 1000 ? `${Math.ceil(kilobytes)} kB` : `${(kilobytes / 1000).toFixed(1)} MB`
}

/** `OWNER/NAME` for a repository on GitHub, else the address. */
function shortSource(source: string): string {
  return (
    /^(?:git\+)?(?:https?|git|ssh):\/\/(?:git@)?github\.com\/(.+?)(?:\.git)?$/.exec(source)?.[1] ??
    /^git@github\.com:(.+?)(?:\.git)?$/.exec(source)?.[1] ??
    source.replace(/^github:/, '')
  )
}

/** The registry gives a name with an address for mail, which nobody needs here. */
function nameOf(maintainer: string): string {
  return maintainer.replace(/\s*[<(].*$/, '')
}
