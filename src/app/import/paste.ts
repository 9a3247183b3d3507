import { applyEdit } from '../../profiles/edit/apply.ts'
import type { NewSetting } from '../../profiles/edit/edit.ts'
import { importPlan } from '../../profiles/import/import-plan.ts'
import { type Import, isAccessKey } from '../../profiles/import/imported.ts'
import { readImport } from '../../profiles/import/read-import.ts'
import { isKeysOnly } from '../../profiles/import/replace.ts'
import { kindAlone, kindOf } from '../../profiles/kind.ts'
import { load } from '../../profiles/load.ts'
import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import { pastedCredentials } from '../../profiles/pasted-credentials.ts'
import { settingValue } from '../../profiles/profile.ts'
import { confirmOrSave } from '../edit/confirm-or-save.ts'
import { writeRefusal } from '../edit/write-refusal.ts'
import { type Next, only } from '../next.ts'
import { tell } from '../notice.ts'
import type { State } from '../state.ts'
import { proposeImport } from './propose-import.ts'
import { PASTED } from './update-import.ts'

/**
 * Text pasted outside of forms. A credential block offers to replace the keys of the profile that it names, or else of the
 * chosen one; other profiles are offered as an import. Nothing is written before the diff is confirmed.
 *
 * @returns null if a field is open and the text is for it
 */
export function onPaste(state: State, text: string): Next | null {
  const found = readImport(text)
  const hasField = isInField(state)
  if (typeof found === 'string') {
    if (hasField) return null
    const isPartial = pastedCredentials(text) !== null
    const why = isPartial ? `${PASTED} ${found}.` : `${PASTED} was passed over: no field is open.`
    return only(tell(state, 'info', why))
  }
  const block = blockOf(found)
  // In a field only whole keys are surely not meant for it.
  if (hasField && block === null) return null
  const refusal = writeRefusal(state)
  if (refusal !== undefined) return only(tell(state, 'warning', `Not written: ${refusal}.`))
  if (state.saving)
    return only(tell(state, 'info', 'The previous change is still being written. Paste again in a moment.'))
  const name = block === null ? null : ownerOf(state, block)
  return block === null || name === null
    ? proposeImport(state, found, { what: PASTED, name: state.selected, behind: state.overlay })
    : replaceKeys(state, block, name)
}

function isInField({ overlay, editing, filter }: State): boolean {
  if (overlay?.type === 'accounts') return overlay.isFiltering
  if (overlay) return overlay.type === 'menu' || overlay.type === 'form'
  return editing !== null || filter.isOpen
}

/** The keys of one profile, and what the text calls it. */
interface Block {
  readonly settings: readonly NewSetting[]
  readonly name: string | null
}

function blockOf({ sections, nameless }: Import): Block | null {
  if (nameless !== null) return sections.length === 0 ? { settings: nameless, name: null } : null
  const [single, second] = sections
  if (!single || second || single.target.kind !== 'profile' || !isKeysOnly(single.settings)) return null
  const holds = (wanted: string) => single.settings.some(([key]) => key === wanted)
  const isWhole = holds('aws_access_key_id') && holds('aws_secret_access_key')
  return isWhole ? { settings: single.settings, name: single.target.name } : null
}

/** The profile whose keys the block replaces: the one that it names, or else the one whose value is open or that is chosen. */
function ownerOf({ profileIndex, editing, selected }: State, { name }: Block): string | null {
  if (name !== null && profileIndex.profiles.byName.has(name)) return name
  return editing?.target.kind === 'profile' ? editing.target.name : selected
}

function replaceKeys(state: State, block: Block, name: string): Next {
  const { profiles } = state.profileIndex
  const target = { kind: 'profile', name } as const
  const found = { sections: [{ target, settings: block.settings }], nameless: null, skipped: [] }
  const { edit, skipped } = importPlan(profiles, found, 'replace')
  if (edit.edits.length === 0) {
    const why = skipped[0]?.reason
    const text = why === undefined ? `${name} has these keys already.` : `Not written: ${why}.`
    return only(tell(state, 'info', text))
  }
  const hadKeys = profiles.byName.get(name)?.settings.some(({ key }) => isAccessKey(key)) === true
  const notes: string[] = []
  if (block.name !== null && block.name !== name)
    notes.push(
      maskSecrets(
        `The block names ${block.name}, which you have no profile for; press I and paste it there to add one.`,
      ),
    )
  const after = applyEdit(profiles.documents, edit).documents
  const owner = after && load(after).byName.get(name)
  // A role can be assumed with keys of its own profile.
  const kind = owner && (settingValue(owner, 'source_profile') === name ? kindAlone(owner) : kindOf(owner))
  if (kind && !kind.endsWith('-keys'))
    notes.push(`${name} stays a profile of kind ${kind}, so tools do not use these keys.`)
  return confirmOrSave(
    state,
    { edit, label: `keys of ${name} ${hadKeys ? 'replaced' : 'added'}`, as: 'change' },
    { title: `${hadKeys ? 'Replace the keys of' : 'Add keys to'} ${name}`, notes, behind: state.overlay },
  )
}
