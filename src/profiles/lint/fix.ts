import type { Section, SettingLine } from '../../ini/document.ts'
import type { Edit, SectionId } from '../edit/edit.ts'
import { nameIn } from '../edit/section.ts'
import type { FileRole } from '../problem.ts'
import type { Profiles } from '../profile.ts'
import type { SectionName } from '../section-name.ts'

/** The one right mending of a problem. */
export type Fix =
  /** `label` is an imperative without a full stop: `rename regoin to region`. It can quote the files. */
  | { readonly type: 'edit'; readonly label: string; readonly edit: Edit }
  /** Takes the access of other users away: `chmod 600`. */
  | { readonly type: 'mode'; readonly label: string; readonly file: FileRole }

/** The line of a problem, and the section around it. */
export interface Place {
  readonly file: FileRole
  readonly section: Section
  readonly id: SectionName
  /** Undefined on a header, or on a line that is no setting. */
  readonly setting: SettingLine | undefined
  /** Of the setting, or of the nested one on that line. */
  readonly key: string
}

/** The place of a problem; null above the first section. */
export function placeOf(profiles: Profiles, file: FileRole, line: number): Place | null {
  const section = lastUpTo(profiles.documents[file].sections, line)
  if (!section) return null
  const setting = lastUpTo(section.settings, line)
  const last = setting && lastUpTo(setting.nested, line)
  const nested = last?.line === line ? last : undefined
  const isOn = nested !== undefined || setting?.line === line
  const key = setting && isOn ? (nested ? `${setting.key}.${nested.key}` : setting.key) : ''
  return { file, section, id: nameIn(file, section.header), setting: isOn ? setting : undefined, key }
}

/** The last of them that begins at or above a line; they are in file order, and there can be very many. */
function lastUpTo<Item extends { readonly line: number }>(
  items: readonly Item[],
  line: number,
): Item | undefined {
  let [low, high] = [0, items.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((items[middle]?.line ?? 0) <= line) low = middle + 1
    else high = middle
  }
  return items[low - 1]
}

/** Null for a section that no edit can name. */
export function sectionIdOf({ kind, name }: SectionName): SectionId | null {
  return kind === 'other' || kind === 'default-values' ? null : { kind, name }
}

const keysIn = new WeakMap<object, ReadonlySet<string>>()

/** The keys of a profile or sso-session, in either file. */
export function keysOf({ byName, sessions }: Profiles, { kind, name }: SectionId): ReadonlySet<string> {
  const holder =
    kind === 'profile' ? byName.get(name) : kind === 'sso-session' ? sessions.get(name) : undefined
  if (!holder) return new Set()
  const keys = keysIn.get(holder) ?? new Set(holder.settings.map((each) => each.key))
  keysIn.set(holder, keys)
  return keys
}

/** A mending by one edit, or by several at once. */
export function several(label: string, edits: readonly Edit[]): Fix {
  const [only] = edits
  return { type: 'edit', label, edit: only && edits.length === 1 ? only : { type: 'several', edits } }
}
