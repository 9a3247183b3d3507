import { inlineNote } from '../../ini/inline-note.ts'
import { DEFAULT_SECTION } from '../../ini/parse.ts'
import type { FileRole } from '../problem.ts'
import type { SectionId } from './edit.ts'

/** C0, DEL, C1 and the line separators that Python and JavaScript see. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
const PADDED = /^\s|\s$|^[\u0085\ufeff]|[\u0085\ufeff]$/u

/** Why a value would not be read back as it is written, as a sentence, or null. */
export function valueRefusal(value: string): string | null {
  if (/[\n\r]/.test(value)) return 'a value is one line: a line break would start the next setting'
  if (CONTROL.test(value)) return 'a value may hold no control characters'
  if (!value.isWellFormed()) return 'a value must be valid UTF-8'
  if (PADDED.test(value)) return 'blanks at the start or end of a value are lost when it is read'
  if (/^[#;]/.test(value)) {
    return `a value that starts with ${value[0]} is taken for a comment by the SDKs`
  }
  const note = inlineNote(value)
  if (note !== null) {
    return `the SDKs would cut the value at “ ${note[0]}”, the AWS CLI would not; write a note on a line of its own`
  }
  return null
}

/** Why a key cannot be written, as a sentence, or null. Nested keys have one dot. */
export function keyRefusal(key: string): string | null {
  return /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)?$/.test(key)
    ? null
    : 'a key holds letters, digits, _ and -, and one dot for a nested setting'
}

/** Why a setting of such a section cannot stand in that file, as a sentence, or null. */
export function fileRefusal({ kind }: SectionId, file: FileRole | undefined): string | null {
  return file === 'credentials' && kind !== 'profile'
    ? `the credentials file holds nothing but profiles, no ${kind}`
    : null
}

const UNQUOTABLE = /["'\\[\]#;]/

/** Why a profile, session or services section cannot have this name, as a sentence, or null. */
export function nameRefusal({ kind, name }: SectionId): string | null {
  if (name === '') return 'the name is empty'
  if (CONTROL.test(name) || !name.isWellFormed()) return 'a name may hold no control characters'
  if (name.trim() !== name) return 'a name may not begin or end with a blank'
  const bad = UNQUOTABLE.exec(name)
  if (bad) return `the AWS CLI and the SDKs do not read a name with ${bad[0]} in it alike`
  if (kind === 'profile' && name === DEFAULT_SECTION) {
    return 'the AWS CLI takes DEFAULT for values that every profile inherits, not for a profile'
  }
  if (kind === 'profile' && /^(profile|sso-session|services)\s/.test(name)) {
    return 'a name that begins like a section’s keyword is read differently by every tool'
  }
  return null
}
