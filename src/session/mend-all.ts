import { applyEdit } from '../profiles/edit/apply.ts'
import { applyToSections, isSectionEdit, type SectionEdit } from '../profiles/edit/apply-many.ts'
import type { Documents } from '../profiles/edit/documents.ts'
import type { Edit, WrittenSection } from '../profiles/edit/edit.ts'
import { nameIn } from '../profiles/edit/section.ts'
import type { Fix } from '../profiles/lint/fix.ts'
import { fixOf, misspellingsFirst } from '../profiles/lint/fixes.ts'
import { load } from '../profiles/load.ts'
import type { FileRole, Problem } from '../profiles/problem.ts'
import { allProblems } from './problems.ts'
import { indexProfiles, type ProfileIndex } from './profile-index.ts'

/** What mending every problem with one right answer comes to. */
export interface Mended {
  readonly documents: Documents
  /** What is done, in order, each with the problem that it mends. */
  readonly fixes: readonly { readonly problem: Problem; readonly fix: Fix }[]
  /** The files that other users must lose their access to. */
  readonly modes: readonly FileRole[]
}

/** One mending can uncover the next: a section that is read has problems of its own. */
const MOST_ROUNDS = 100

/** Mends every problem of the files that has one right mending, in rounds until none is left. */
export function mendAll(index: ProfileIndex): Mended {
  let documents: Documents = index.profiles.documents
  let now = index
  const done: { problem: Problem; fix: Fix }[] = []
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    const before = documents
    const { isFree, touch } = createRound()
    const waiting: { problem: Problem; fix: Fix; edit: SectionEdit }[] = []
    for (const problem of misspellingsFirst(allProblems(now))) {
      const fix = fixOf(now.profiles, problem)
      if (fix?.type !== 'edit') continue
      const touched = touchedBy(fix.edit)
      if (!touched.every(isFree)) continue
      const { edit } = fix
      if (isSectionEdit(edit)) {
        waiting.push({ problem, fix, edit })
        touched.forEach(touch)
        continue
      }
      const applied = applyEdit(documents, edit)
      if (applied.refused) continue
      documents = applied.documents
      touched.forEach(touch)
      done.push({ problem, fix })
    }
    // There can be thousands of these.
    const many = applyToSections(
      documents,
      waiting.map(({ edit }) => edit),
    )
    documents = many.documents
    for (const { problem, fix, edit } of waiting) if (many.done.has(edit)) done.push({ problem, fix })
    if (documents === before) break
    now = indexProfiles(load(documents), index.facts)
  }
  // Only now is it clear which file holds secrets: keys may have been moved from one to the other.
  const modes: FileRole[] = []
  for (const problem of allProblems(now)) {
    const fix = fixOf(now.profiles, problem)
    if (fix?.type !== 'mode') continue
    modes.push(fix.file)
    done.push({ problem, fix })
  }
  return { documents, fixes: done, modes }
}

/** A line, or with `key` null a whole section, that an edit changes. */
interface Touched {
  readonly section: string
  readonly key: string | null
}

function touchedBy(edit: Edit): readonly Touched[] {
  switch (edit.type) {
    case 'several':
      return edit.edits.flatMap(touchedBy)
    case 'set':
    case 'unset':
      return [{ section: `${edit.target.kind} ${edit.target.name}`, key: topKey(edit.key) }]
    case 'rename-key':
      return [edit.key, edit.to].map((key) => ({ section: sectionOf(edit), key: topKey(key) }))
    case 'remove-repeats':
      return [{ section: sectionOf(edit), key: topKey(edit.key) }]
    case 'rename-header':
      return [edit.header, edit.to].map((header) => {
        return { section: sectionOf({ file: edit.file, header }), key: null }
      })
    case 'move-section':
      return [
        { section: sectionOf(edit), key: null },
        {
          section: sectionOf({ file: edit.file === 'config' ? 'credentials' : 'config', header: edit.to }),
          key: null,
        },
      ]
    case 'merge':
    case 'remove-section':
      return [{ section: sectionOf(edit), key: null }]
    default:
      return []
  }
}

function sectionOf({ file, header }: Pick<WrittenSection, 'file' | 'header'>): string {
  const { kind, name } = nameIn(file, header)
  return `${kind} ${name}`
}

function topKey(key: string): string {
  return (key.split('.')[0] ?? '').toLowerCase()
}

/** Of two mendings of the same lines, each by itself can be right and both be wrong, so only one is made in a round. */
function createRound(): { readonly isFree: (at: Touched) => boolean; readonly touch: (at: Touched) => void } {
  const bySection = new Map<string, Set<string | null>>()
  return {
    isFree: ({ section, key }) => {
      const keys = bySection.get(section)
      return keys === undefined || (key !== null && !keys.has(null) && !keys.has(key))
    },
    touch: ({ section, key }) => {
      bySection.set(section, (bySection.get(section) ?? new Set()).add(key))
    },
  }
}
