import type { Document, Section } from '../../ini/document.ts'

/**
 * The sentence against a document in which anything but what was meant to change reads differently than before, or
 * null. Junk that nobody reads can turn into a setting, or a setting into the rest of a value, when a line comes to
 * stand beside it.
 *
 * @param meant the key, without what stands behind its dot, in one section of `before`; or sections that are gone
 */
export function sideEffectOf(
  before: Document,
  after: Document,
  meant: { readonly section: Section; readonly key: string } | { readonly gone: readonly Section[] },
): string | null {
  const gone = 'gone' in meant ? meant.gone : []
  const kept = before.sections.filter((each) => !gone.includes(each))
  const isSame =
    kept.length === after.sections.length &&
    before.problems.length >= after.problems.length &&
    kept.slice(0, sameFrom(before, kept, after)).every((each, at) => {
      const twin = after.sections[at]
      const except = 'key' in meant && each === meant.section ? meant.key.toLowerCase() : null
      if (each === twin) return true
      return twin !== undefined && (isSameText(before, each, after, twin) || readsTheSame(each, twin, except))
    })
  return isSame ? null : ELSEWHERE
}

export const ELSEWHERE =
  'lines next to it would then be read differently; mend the lines that lint names first'

/** Number of the section from which on the two texts are the same down to their ends: thousands, with one look. */
function sameFrom(before: Document, kept: readonly Section[], after: Document): number {
  const next = kept.findIndex((each, at) => each !== after.sections[at]) + 1
  const [one, other] = [kept[next], after.sections[next]]
  if (!one || !other) return kept.length
  return before.text.slice(one.start) === after.text.slice(other.start) ? next : kept.length
}

/** What a section says depends on its own lines alone: most have not changed, and need not be looked into. */
function isSameText(before: Document, one: Section, after: Document, other: Section): boolean {
  const length = one.end - one.start
  return (
    length === other.end - other.start &&
    before.text.slice(one.start, one.end) === after.text.slice(other.start, other.end)
  )
}

function readsTheSame(before: Section, after: Section, except: string | null): boolean {
  if (before.header !== after.header) return false
  const keep = (section: Section) =>
    except === null ? section.settings : section.settings.filter((each) => each.key !== except)
  const rest = keep(after)
  const kept = keep(before)
  return (
    kept.length === rest.length &&
    kept.every((each, at) => {
      const twin = rest[at]
      return (
        twin !== undefined &&
        each.key === twin.key &&
        each.value === twin.value &&
        each.nested.length === twin.nested.length &&
        each.nested.every((sub, nth) => {
          const other = twin.nested[nth]
          return sub.key === other?.key && sub.value === other.value
        })
      )
    })
  )
}
