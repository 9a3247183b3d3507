import type { Edit } from '../edit/edit.ts'
import type { Problem } from '../problem.ts'
import type { Profiles } from '../profile.ts'
import { type Fix, type Place, placeOf, sectionIdOf } from './fix.ts'
import { renameOfKey } from './rename-fixes.ts'
import { meantKey } from './setting-problems.ts'

/** What is missing is often there, but misspelt: then the right name for it mends both. */
export function renameOfMissing(profiles: Profiles, at: Place, { lacks = [] }: Problem): Fix | null {
  for (const keys of lacks) {
    const renames = keys.map((key) => renameTo(profiles, at, key))
    const fixes = renames.filter((each) => each !== null)
    const [first] = fixes
    if (!first || fixes.length < keys.length) continue
    if (fixes.length === 1) return first
    const edit: Edit = { type: 'several', edits: fixes.map((each) => each.edit) }
    return { type: 'edit', label: fixes.map((each) => each.label).join(', '), edit }
  }
  return null
}

type EditFix = Extract<Fix, { readonly type: 'edit' }>

/** Gives the key its right name in the section where it is missed. */
function renameTo(profiles: Profiles, { file, section, id }: Place, key: string): EditFix | null {
  const target = sectionIdOf(id)
  if (!target || target.kind === 'services') return null
  const misspelt = section.settings.find((each) => meantKey(target.kind, each.key) === key)
  const at = misspelt && placeOf(profiles, file, misspelt.line)
  const fix = at ? renameOfKey(profiles, at) : null
  return fix?.type === 'edit' ? fix : null
}
