/** One release of a changelog in the form of keepachangelog.com: `## [1.2.3] - 2026-05-01`, or `## [Unreleased]`. */
export interface Release {
  /** `1.2.3`, or `Unreleased`. */
  readonly version: string
  /** `2026-05-01`; null while it is not released. */
  readonly date: string | null
  /** What stands below its heading, without the links at the end of the file. */
  readonly notes: string
}

const HEADING = /^## \[([^\]\n]+)\](?: - (\d{4}-\d{2}-\d{2}))?$/gm
/** `[1.2.3]: https://…`, to which the headings lead. */
const LINK = /^\[[^\]\n]+\]: \S+$/gm

/** The releases of a changelog, newest first. Never throws. */
export function releasesOf(changelog: string): Release[] {
  const text = changelog.replaceAll('\r\n', '\n')
  const headings = [...text.matchAll(HEADING)]
  return headings.map(({ 0: heading, 1: version = '', 2: date = null, index }, at) => {
    const notes = text.slice(index + heading.length, headings[at + 1]?.index)
    return { version, date, notes: notes.replace(LINK, '').trim() }
  })
}
