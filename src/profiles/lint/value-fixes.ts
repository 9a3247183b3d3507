import { inlineNote } from '../../ini/inline-note.ts'
import { valueProblem } from '../check-value.ts'
import { lineToSet } from '../edit/section.ts'
import type { Problem } from '../problem.ts'
import type { Profiles } from '../profile.ts'
import { knownSetting } from '../setting.ts'
import { type Fix, type Place, sectionIdOf } from './fix.ts'

/**
 * Takes quotes, or a note after the value, away from a value that cannot be right with them: the AWS CLI takes them for a
 * part of it. The note becomes a comment above. Where both could be meant, as in a command, it is a choice.
 */
export function plainValue(profiles: Profiles, at: Place, { line }: Problem): Fix | null {
  const { file, id, setting, key } = at
  const target = sectionIdOf(id)
  if (!target || !setting) return null
  // Of repeated lines it would change the last one, whose value may be another.
  if (lineToSet(profiles.documents, file, target, key)?.line !== line) return null
  const isBlock = setting.nested.length > 0
  if (!isBlock && setting.continuation.length > 0) return null
  const value = isBlock ? nestedValue(setting, key) : setting.value
  const known = knownSetting(target.kind, key)
  if (value === undefined || !known) return null
  const [, , quoted] = /^(["'])([^"']+)\1$/.exec(value) ?? []
  const note = inlineNote(value) ?? ''
  const plain = quoted ?? value.slice(0, value.length - note.length).trimEnd()
  if (plain === '' || plain === value) return null
  if (valueProblem(known.check, value) === null || valueProblem(known.check, plain) !== null) return null
  const what = quoted === undefined ? 'move the note behind' : 'remove the quotes around'
  return {
    type: 'edit',
    label: `${what} ${key}`,
    edit: { type: 'set', target, key, value: plain, file },
  }
}

function nestedValue({ nested }: NonNullable<Place['setting']>, key: string): string | undefined {
  return nested.findLast((each) => key.endsWith(`.${each.key}`))?.value
}
