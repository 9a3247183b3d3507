import type { Document, Section, SettingLine } from '../../ini/document.ts'

/** What a section says: its header, and its settings in order. */
export interface Reading {
  readonly header: string
  readonly settings: readonly Pick<SettingLine, 'key' | 'value' | 'nested'>[]
}

/**
 * What an edit may change: a key of one section in `before` (without the part after a dot), or what that section says
 * afterwards; and the sections that it removes.
 */
export type Intended =
  | { readonly section: Section; readonly key: string }
  | { readonly section: Section; readonly reads: Reading; readonly gone?: readonly Section[] }
  | { readonly gone: readonly Section[] }

/**
 * The refusal if an edit changes how anything but its target is read, else null. A new neighbour can turn a line that
 * was ignored into a setting, or a setting into a part of a value.
 */
export function sideEffectOf(before: Document, after: Document, intended: Intended): string | null {
  const gone = new Set(('gone' in intended && intended.gone) || [])
  const kept = before.sections.filter((each) => !gone.has(each))
  const isSame =
    kept.length === after.sections.length &&
    before.problems.length >= after.problems.length &&
    kept.slice(0, sameFrom(before, kept, after)).every((each, at) => {
      const twin = after.sections[at]
      if (each === twin) return true
      if ('reads' in intended && each === intended.section)
        return twin !== undefined && readsTheSame(intended.reads, twin, null)
      const except = 'key' in intended && each === intended.section ? intended.key.toLowerCase() : null
      return twin !== undefined && (isSameText(before, each, after, twin) || readsTheSame(each, twin, except))
    })
  return isSame ? null : ELSEWHERE
}

export const ELSEWHERE =
  'the lines next to it would be read differently; fix the problems that lint reports there first'

/** Index of the section from which the texts are equal to their ends: skips thousands of sections in one comparison. */
function sameFrom(before: Document, kept: readonly Section[], after: Document): number {
  const next = kept.findIndex((each, at) => each !== after.sections[at]) + 1
  const [one, other] = [kept[next], after.sections[next]]
  if (!one || !other) return kept.length
  return before.text.slice(one.start) === after.text.slice(other.start) ? next : kept.length
}

/** Only the lines of a section determine how it is read, so comparing them saves building the settings of most. */
function isSameText(before: Document, one: Section, after: Document, other: Section): boolean {
  const length = one.end - one.start
  return (
    length === other.end - other.start &&
    before.text.slice(one.start, one.end) === after.text.slice(other.start, other.end)
  )
}

function readsTheSame(before: Reading, after: Section, except: string | null): boolean {
  if (before.header !== after.header) return false
  const keep = (section: Reading) =>
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
