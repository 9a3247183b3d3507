import { inlineNote } from '../../ini/inline-note.ts'
import { DEFAULT_SECTION } from '../../ini/parse.ts'
import type { FileRole } from '../problem.ts'
import type { SectionId } from './edit.ts'

/** C0, DEL, C1, and the line separators of Python and JavaScript. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/
const PADDED = /^\s|\s$|^[\u0085\ufeff]|[\u0085\ufeff]$/u

/** Why a value would not be read back as written, as a sentence, or null. */
export function valueRefusal(value: string): string | null {
  if (/[\n\r]/.test(value))
    return 'a value cannot contain a line break, because the rest would be read as another setting'
  if (CONTROL.test(value)) return 'a value cannot contain control characters'
  if (!value.isWellFormed()) return 'a value must be valid UTF-8'
  if (PADDED.test(value)) return 'a value cannot start or end with a blank, which would be lost on reading'
  if (/^[#;]/.test(value))
    return `a value cannot start with ${value[0]}, because the SDKs would read it as a comment`
  const note = inlineNote(value)
  if (note !== null) {
    return `the SDKs would end the value at “ ${note[0]}”, the AWS CLI would not; put the note on its own line`
  }
  return null
}

/** Why a key cannot be written, as a sentence, or null. A nested key has one dot. */
export function keyRefusal(key: string): string | null {
  return /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)?$/.test(key)
    ? null
    : 'a key can contain only letters, digits, _ and -, and one dot for a nested setting'
}

/** Why a section of this kind cannot be in that file, as a sentence, or null. */
export function fileRefusal({ kind }: SectionId, file: FileRole | undefined): string | null {
  return file === 'credentials' && kind !== 'profile'
    ? `the credentials file can contain only profiles; ${kind} sections belong in the config file`
    : null
}

/** Why a name is probably an answer to another question, as a sentence, or null. It can be written all the same. */
export function nameDoubt(name: string): string | null {
  return /^https?:\/\//i.test(name) ? 'this looks like an address, not like a name' : null
}

const UNQUOTABLE = /["'\\[\]#;]/

/** Why a section cannot have this name, as a sentence, or null. */
export function nameRefusal({ kind, name }: SectionId): string | null {
  if (name === '') return 'a name cannot be empty'
  if (CONTROL.test(name) || !name.isWellFormed()) return 'a name cannot contain control characters'
  if (name.trim() !== name) return 'a name cannot start or end with a blank'
  const bad = UNQUOTABLE.exec(name)
  if (bad)
    return `a name cannot contain ${bad[0]}, because the AWS CLI and the SDKs would read it differently`
  if (kind === 'profile' && name === DEFAULT_SECTION) {
    return 'a profile cannot be named DEFAULT, because the AWS CLI would add its settings to all other sections'
  }
  const keyword = kind === 'profile' && /^(profile|sso-session|services)\s/.exec(name)
  if (keyword)
    return `a profile’s name cannot start with “${keyword[1]} ”, because tools would read it differently`
  return null
}
