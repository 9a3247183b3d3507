import type { FileRole } from '../../profiles/problem.ts'
import { type Row, span } from '../row.ts'

/** `config:12` between blanks, or one blank if there is no file, which keeps text off the border. */
export function origin(at: { readonly file: FileRole | null; readonly line: number | null }): Row {
  if (at.file === null) return [span(' ')]
  return [span(` ${at.file}${at.line === null ? '' : `:${at.line}`} `, 'origin')]
}
