import { applyPatch, structuredPatch } from 'diff'
import { parse } from '../../ini/parse.ts'
import type { Documents } from './documents.ts'
import type { Edit } from './edit.ts'
import { EditRefused } from './edit-refused.ts'

type Restore = Extract<Edit, { do: 'restore' }>

/**
 * Turns `from` back into `to`. Where the file was changed by others meanwhile, only the lines that differ between the
 * two are restored, and only if they, and a line on each side, stand as they were left. Throws `EditRefused` otherwise.
 */
export function restoreText(documents: Documents, { file, from, to }: Restore): Documents {
  const { text } = documents[file]
  return { ...documents, [file]: parse(text === from ? to : patched(text, from, to)) }
}

function patched(text: string, from: string, to: string): string {
  const patch = structuredPatch('', '', from, to, '', '', { context: 1 })
  const result = applyPatch(text, patch, { autoConvertLineEndings: false })
  if (result === false) {
    throw new EditRefused('refused', 'these lines have been changed by somebody else since')
  }
  return result
}
