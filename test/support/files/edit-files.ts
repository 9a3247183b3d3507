import { parse } from '../../../src/ini/parse.ts'
import { applyEdit } from '../../../src/profiles/edit/apply.ts'
import type { Documents } from '../../../src/profiles/edit/documents.ts'
import type { Edit, SectionId } from '../../../src/profiles/edit/edit.ts'
import type { Texts } from '../../../src/profiles/edit/plan.ts'

/** The texts of both files; one that is left out is empty. */
export type SomeTexts = Partial<Texts>

export function documentsOf({ config = '', credentials = '' }: SomeTexts): Documents {
  return { config: parse(config), credentials: parse(credentials) }
}

/** Both texts after an edit. Throws `EditRefused` if it is refused. */
export function afterEdit(texts: SomeTexts, edit: Edit): Texts {
  const { documents, refused } = applyEdit(documentsOf(texts), edit)
  if (refused) throw refused
  return { config: documents.config.text, credentials: documents.credentials.text }
}

/** Why an edit is refused. Throws if it is not. */
export function refusalOf(texts: SomeTexts, edit: Edit): string {
  const { refused } = applyEdit(documentsOf(texts), edit)
  if (!refused) throw new Error(`not refused: ${JSON.stringify(edit)}`)
  return refused.message
}

export const profile = (name: string): SectionId => ({ kind: 'profile', name })
export const session = (name: string): SectionId => ({ kind: 'sso-session', name })
