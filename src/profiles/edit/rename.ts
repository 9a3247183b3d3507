import type { Document } from '../../ini/document.ts'
import { headerSplice } from '../../ini/edit-section.ts'
import { inlineNote } from '../../ini/inline-note.ts'
import { changeSplices } from '../../ini/set-setting.ts'
import { type Splice, spliced } from '../../ini/splice.ts'
import type { FileRole } from '../problem.ts'
import { requireFree } from './add.ts'
import { type Documents, withDocument } from './documents.ts'
import type { SectionId } from './edit.ts'
import { EditRefused } from './edit-refused.ts'
import { FILES, nameIn, renamedHeader, requireTarget, sectionsOf } from './section.ts'

/** The setting by which a profile refers to a section of this kind. */
const REFERENCE: Readonly<Record<SectionId['kind'], string>> = {
  profile: 'source_profile',
  'sso-session': 'sso_session',
  services: 'services',
}

/**
 * Renames a section in both files, and in the settings of profiles and [DEFAULT] that refer to it.
 *
 * @throws EditRefused if there is nothing to rename, or the new name is taken or not allowed
 */
export function renameTarget(documents: Documents, target: SectionId, to: string): Documents {
  requireTarget(documents, target)
  const renamed = { kind: target.kind, name: to }
  requireFree(documents, renamed)
  let result = documents
  for (const file of FILES) {
    const document = result[file]
    const headers = sectionsOf(document, file, target).map((section) =>
      headerSplice(document, section, renamedHeader(section.header, file, target, to)),
    )
    const splices = [...headers, ...referenceSplices(document, file, target, to)]
    if (splices.length === 0) continue
    const after = spliced(document, splices)
    // The headers can be two spellings of the name; if both become the same, the AWS CLI rejects the whole file.
    if (after.problems.length > document.problems.length) {
      throw new EditRefused(
        'refused',
        `${target.name} has two sections in the ${file} file; merge them first`,
      )
    }
    result = withDocument(result, file, after)
  }
  return result
}

/** The splices for all references at once, because one profile can be the source of thousands. */
function referenceSplices(
  document: Document,
  file: FileRole,
  { kind, name }: SectionId,
  to: string,
): Splice[] {
  const splices: Splice[] = []
  for (const section of document.sections) {
    for (const line of section.settings) {
      if (line.key !== REFERENCE[kind] || withoutNote(line.value) !== name) continue
      const holder = nameIn(file, section.header).kind
      if (holder !== 'profile' && holder !== 'default-values') continue
      for (const each of changeSplices(document, line, to)) splices.push(each)
    }
  }
  return splices
}

/** To the SDKs `dev # note` refers to dev. To the AWS CLI it will as well, because changing the line moves the note. */
function withoutNote(value: string): string {
  const note = inlineNote(value)
  return note === null ? value : value.slice(0, value.length - note.length).trimEnd()
}
