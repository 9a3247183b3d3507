import type { Document } from '../../ini/document.ts'
import type { FileRole } from '../problem.ts'
import { type Documents, isOneFile } from './documents.ts'
import { lineChanges } from './line-changes.ts'
import { maskedLines, maskText } from './mask-lines.ts'
import { FILES } from './section.ts'
import { lineBodies } from './text-lines.ts'

/** One line of a diff; `line` counts from 1, for `-` in the old file, otherwise in the new one. */
export interface DiffLine {
  readonly file: FileRole
  readonly sign: '+' | '-' | ' '
  readonly line: number
  /** Without its line break, secrets masked. */
  readonly text: string
  readonly isSecret: boolean
}

/** The lines that an edit changes, with one line of context. Lines that differ only where they are masked are included. */
export function lineDiff(before: Documents, after: Documents): DiffLine[] {
  const files: readonly FileRole[] = isOneFile(after) ? ['config'] : FILES
  return files
    .filter((file) => before[file].text !== after[file].text)
    .flatMap((file) => fileDiff(file, before[file], after[file]))
}

function fileDiff(file: FileRole, before: Document, after: Document): DiffLine[] {
  // Without line breaks, because a last line that only gets one is unchanged.
  const old = lineBodies(before.text)
  const now = lineBodies(after.text)
  const masks = { old: maskedLines(before), now: maskedLines(after) }
  const shown: DiffLine[] = []
  const show = (sign: DiffLine['sign'], at: number) => {
    const raw = (sign === '-' ? old : now)[at]
    if (raw === undefined) return
    const line = at + 1
    const text = (sign === '-' ? masks.old : masks.now).get(line) ?? maskText(raw)
    shown.push({ file, sign, line, text, isSecret: text !== raw })
  }
  const changes = lineChanges(old, now)
  // By how many lines the new file is longer up to this change.
  let grown = 0
  changes.forEach(({ start, end, lines }, nth) => {
    const former = changes[nth - 1]
    if (!former || former.end < start - 1) show(' ', start - 1 + grown)
    for (let at = start; at < end; at++) show('-', at)
    lines.forEach((_, at) => {
      show('+', start + grown + at)
    })
    grown += lines.length - (end - start)
    show(' ', end + grown)
  })
  return shown
}
