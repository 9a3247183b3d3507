import type { Document, Section } from '../../ini/document.ts'

/**
 * The sentence against a document in which anything but one setting reads differently than before, or null. Junk that
 * nobody reads can turn into a setting, or a setting into the rest of a value, when a line comes to stand beside it.
 *
 * @param key the one that was meant to change, without what stands behind its dot
 */
export function sideEffectOf(
  before: Document,
  after: Document,
  section: Section,
  key: string,
): string | null {
  const changed = before.sections.indexOf(section)
  const isSame =
    before.sections.length === after.sections.length &&
    before.faults.length >= after.faults.length &&
    before.sections.every((each, at) => {
      const twin = after.sections[at]
      return twin !== undefined && readsTheSame(each, twin, at === changed ? key.toLowerCase() : null)
    })
  return isSame
    ? null
    : 'lines next to it would then be read differently; mend the lines that lint names first'
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
        each.nested.every((sub, nth) => sub.value === twin.nested[nth]?.value)
      )
    })
  )
}
