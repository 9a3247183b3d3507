import { structuredPatch } from 'diff'
import type { Document } from '../../ini/document.ts'
import type { FileRole } from '../problem.ts'
import { isSecret, mask } from '../setting.ts'
import type { Documents } from './documents.ts'
import { FILES } from './section.ts'

/** One line of a diff; `line` counts from 1 in the old file for `-`, in the new one otherwise. */
export interface DiffLine {
  readonly file: FileRole
  readonly sign: '+' | '-' | ' '
  readonly line: number
  /** Without its line break, secrets masked. */
  readonly text: string
  readonly isSecret: boolean
}

/** What an edit changes, line by line, with one line around it; the same masked text on both sides is still a change. */
export function lineDiff(before: Documents, after: Documents): DiffLine[] {
  return FILES.filter((file) => before[file].text !== after[file].text).flatMap((file) =>
    fileDiff(file, before[file], after[file]),
  )
}

function fileDiff(file: FileRole, before: Document, after: Document): DiffLine[] {
  const { hunks } = structuredPatch('', '', before.text, after.text, '', '', { context: 1 })
  const lines: DiffLine[] = []
  const masks = { old: maskedLines(before), new: maskedLines(after) }
  for (const hunk of hunks) {
    let oldLine = hunk.oldStart
    let newLine = hunk.newStart
    for (const each of hunk.lines) {
      const sign = each[0]
      if (sign !== '+' && sign !== '-' && sign !== ' ') continue // “\ No newline at end of file”
      const line = sign === '-' ? oldLine : newLine
      const masked = (sign === '-' ? masks.old : masks.new).get(line)
      const text = masked ?? maskComment(each.slice(1).replace(/\r$/, ''))
      lines.push({ file, sign, line, text, isSecret: masked !== undefined })
      if (sign !== '+') oldLine++
      if (sign !== '-') newLine++
    }
  }
  return lines
}

/** The lines that hold a secret or a part of one, masked. */
function maskedLines({ text, sections }: Document): Map<number, string> {
  const lines = new Map<number, string>()
  for (const { settings } of sections) {
    for (const setting of settings) {
      if (!isSecret(setting.key)) continue
      lines.set(setting.line, text.slice(setting.start, setting.valueStart) + mask(setting.value))
      for (const each of setting.continuation) {
        lines.set(each.line, text.slice(each.start, each.textStart) + mask(''))
      }
    }
  }
  return lines
}

/** Keys that were commented out are still keys. */
function maskComment(line: string): string {
  const found = /^(\s*[#;].*?([\w-]+)\s*[=:]\s*)(\S.*)$/.exec(line)
  return found?.[2] && isSecret(found[2].toLowerCase()) ? found[1] + mask(found[3] ?? '') : line
}
