import { parseArn, roleName } from '../arn.ts'
import { applyEdit } from '../edit/apply.ts'
import type { Documents } from '../edit/documents.ts'
import type { Edit, NewSetting } from '../edit/edit.ts'
import { hasTarget } from '../edit/section.ts'
import type { Profiles } from '../profile.ts'
import { inOrder, referencesOf, withNewNames } from './choose.ts'
import { type Import, type ImportedSection, type Skipped, titleOf } from './imported.ts'
import { completing, holdsAll, replacing } from './replace.ts'

/** What becomes of a section whose name stands in the files with other settings. */
export type OnClash = 'skip' | 'replace' | 'rename'

export interface ImportPlan {
  readonly edit: Extract<Edit, { type: 'several' }>
  /** Profiles that are new or replaced, with the account and role that their settings name. */
  readonly added: readonly {
    readonly name: string
    readonly account: string | null
    readonly role: string | null
  }[]
  /** How many profiles stand in the files already as they are in the import. */
  readonly unchanged: number
  readonly skipped: readonly Skipped[]
}

/** What an import changes in the files. What cannot be written, and what needs it, is skipped. Never throws. */
export function importPlan(
  profiles: Profiles,
  { sections, skipped: unread }: Import,
  onClash: OnClash,
): ImportPlan {
  const edits: Edit[] = []
  const added: ImportPlan['added'][number][] = []
  const skipped: Skipped[] = [...unread]
  const newNames = new Map<string, string>()
  const left = new Set<string>()
  const taken = new Set<string>()
  let { documents } = profiles
  let unchanged = 0
  const reserved = new Set(sections.map(({ target }) => titleOf(target)))
  for (const each of inOrder(sections)) {
    const title = titleOf(each.target)
    const isTwice = taken.has(title)
    const skip = (reason: Pick<Skipped, 'reason' | 'clash'>) => {
      left.add(title)
      skipped.push({ name: title, ...reason })
    }
    const missing = referencesOf(each).find((needed) => left.has(needed))
    if (missing !== undefined) {
      skip({ reason: `it needs ${missing}, which is skipped` })
      continue
    }
    const given = { target: each.target, settings: withNewNames(each, newNames) }
    const section = onClash === 'rename' ? underFreeName(profiles, documents, given, reserved) : given
    if (section.target !== given.target) newNames.set(title, section.target.name)
    if (!isTwice && hasTarget(profiles.documents, section.target) && holdsAll(profiles, section)) {
      if (section.target.kind === 'profile') unchanged++
      continue
    }
    const edit = isTwice && onClash !== 'rename' ? null : editFor(profiles, documents, section, onClash)
    const applied = edit === null ? null : applyEdit(documents, edit)
    if (edit === null || applied === null) skip(isTwice ? TWICE : CLASH)
    else if (applied.refused) skip({ reason: applied.refused.message })
    else {
      edits.push(edit)
      documents = applied.documents
      taken.add(titleOf(section.target))
      if (section.target.kind === 'profile') added.push(asAdded(section))
    }
  }
  return { edit: { type: 'several', edits }, added, unchanged, skipped }
}

const CLASH = { reason: 'it stands in your files with other settings', clash: 'stands' } as const
const TWICE = { reason: 'the name is given twice', clash: 'twice' } as const

/** Null if the section is to be skipped. */
function editFor(
  profiles: Profiles,
  documents: Documents,
  section: ImportedSection,
  onClash: OnClash,
): Edit | null {
  const { target, settings } = section
  if (!hasTarget(documents, target)) return { type: 'add', target, settings }
  const edits = completing(profiles, section) ?? (onClash === 'replace' ? replacing(profiles, section) : null)
  return edits === null ? null : { type: 'several', edits }
}

/**
 * The section under a name with a number if its own is taken by something else. One that an earlier import has named so
 * stays.
 */
function underFreeName(
  profiles: Profiles,
  documents: Documents,
  section: ImportedSection,
  reserved: ReadonlySet<string>,
): ImportedSection {
  const isFree = (each: ImportedSection) => {
    if (!hasTarget(documents, each.target)) return true
    // What this import itself has made under that name is another one.
    return (
      hasTarget(profiles.documents, each.target) &&
      (holdsAll(profiles, each) || completing(profiles, each) !== null)
    )
  }
  if (isFree(section)) return section
  for (let count = 2; ; count++) {
    const target = { ...section.target, name: `${section.target.name}-${count}` }
    const renamed = { target, settings: section.settings }
    if (!reserved.has(titleOf(target)) && isFree(renamed)) return renamed
  }
}

function asAdded({ target, settings }: ImportedSection): ImportPlan['added'][number] {
  const value = (wanted: string) => settings.find(([key]: NewSetting) => key === wanted)?.[1] || null
  const arn = value('role_arn')
  return {
    name: target.name,
    account:
      arn === null ? (value('sso_account_id') ?? value('aws_account_id')) : (parseArn(arn)?.account ?? null),
    role: arn === null ? value('sso_role_name') : roleName(arn),
  }
}
