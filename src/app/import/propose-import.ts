import { chooseProfile } from '../../profiles/import/choose.ts'
import { importPlan, type OnClash } from '../../profiles/import/import-plan.ts'
import type { Import } from '../../profiles/import/imported.ts'
import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import { counted } from '../../text/counted.ts'
import { confirmOrSave } from '../edit/confirm-or-save.ts'
import { openForm } from '../edit/drafts.ts'
import { openMenu } from '../edit/menu.ts'
import { refuse } from '../edit/refuse.ts'
import { someOf } from '../edit/some-of.ts'
import { atEnd } from '../edit/text-field.ts'
import { type Next, only } from '../next.ts'
import type { ImportSource, MenuItem } from '../overlay.ts'
import type { State } from '../state.ts'

/** Leads to the diff of an import; before it, asks for the name of keys without one, and what to do about clashes. */
export function proposeImport(state: State, found: Import, source: ImportSource): Next {
  if (found.nameless !== null) return only(askName(state, found, source))
  const { skipped, edit } = importPlan(state.profileIndex.profiles, found, 'skip')
  const clashes = skipped.filter(({ clash }) => clash === 'stands')
  if (clashes.length === 0) return confirmImport(state, found, 'skip', source)
  const [{ name } = { name: '' }] = clashes
  const what = clashes.length === 1 ? `${name} stands` : `${clashes.length} names stand`
  return only(
    openMenu(state, {
      title: maskSecrets(`${what} in your files with other settings`),
      items: edit.edits.length > 0 ? WAYS : WAYS.filter(({ id }) => id !== 'skip'),
      purpose: { type: 'import-clash', found, source },
    }),
  )
}

const WAYS: readonly (MenuItem & { readonly id: OnClash })[] = [
  { id: 'replace', label: 'Replace', note: 'take over the imported settings in their place' },
  { id: 'rename', label: 'Rename', note: 'import under another name, with a number' },
  { id: 'skip', label: 'Skip', note: 'leave these as they are, and import the rest' },
]

/** Keys without a name: one is proposed, and of a name that is taken it is said what Enter does. */
function askName(state: State, found: Import, source: ImportSource): State {
  return openForm(state, {
    title: 'Import keys',
    fields: [{ key: 'name', label: 'Profile name', field: atEnd(''), isRequired: true }],
    purpose: { type: 'import-name', found, source },
  })
}

/** Goes on with keys that now have a name. */
export function nameImport(state: State, found: Import, source: ImportSource, name: string): Next {
  const chosen = chooseProfile(found, name)
  if (typeof chosen === 'string') return refuse(state, `${source.what} ${chosen}.`)
  return proposeImport(state, chosen, { ...source, behind: state.overlay })
}

/** What was chosen in the menu about clashes. */
export function settleClash(state: State, found: Import, source: ImportSource, answer: string): Next {
  const way = WAYS.find(({ id }) => id === answer)
  return way ? confirmImport(state, found, way.id, { ...source, behind: state.overlay }) : only(state)
}

function confirmImport(state: State, found: Import, onClash: OnClash, source: ImportSource): Next {
  const { edit, added, unchanged, skipped } = importPlan(state.profileIndex.profiles, found, onClash)
  const notes = someOf(skipped.map(({ name, reason }) => maskSecrets(`Skipped ${name}: ${reason}.`)))
  if (edit.edits.length === 0) {
    const known = unchanged === 1 ? 'its profile stands' : `all ${unchanged} profiles stand`
    return refuse(state, notes[0] ?? `Nothing to import: ${known} in your files already.`)
  }
  const count = added.length > 0 ? counted(added.length, 'profile') : counted(edit.edits.length, 'section')
  return confirmOrSave(
    state,
    { edit, label: `${count} imported`, as: 'change', follow: 'offer-check' },
    { title: `Import ${count}`, notes, behind: source.behind },
  )
}
