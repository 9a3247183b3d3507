import { shellWords } from './shell-words.ts'

export type SectionKind = 'profile' | 'sso-session' | 'services' | 'default-values' | 'other'

export interface SectionName {
  readonly kind: SectionKind
  /** The profile's, session's or services section's name; the header itself for `other`. */
  readonly name: string
}

const KINDS = ['profile', 'sso-session', 'services'] as const
const QUOTING = /["'\\]/
const PLAIN_WORD = /^[^ \t\r\n"'\\]+$/

/**
 * What a header of the config file means to the AWS CLI. It tests for the keyword with `startswith`, then splits the
 * header with shlex and requires exactly two words (botocore/configloader.py, build_profile_map).
 */
export function configSectionName(header: string): SectionName {
  if (header === 'default') return { kind: 'profile', name: 'default' }
  if (header === 'DEFAULT') return { kind: 'default-values', name: header }
  // A shortcut for by far the most common header.
  const plain = header.startsWith('profile ') ? header.slice('profile '.length) : ''
  return PLAIN_WORD.test(plain) ? { kind: 'profile', name: plain } : nameOfWords(header)
}

/** Apart, because a function that holds another makes an object for it each time, used or not. */
function nameOfWords(header: string): SectionName {
  const kind = KINDS.find((each) => header.startsWith(each))
  if (!kind) return { kind: 'other', name: header }
  const words = QUOTING.test(header) ? shellWords(header) : header.split(/[ \t\r\n]+/).filter(Boolean)
  const name = words?.length === 2 ? words[1] : undefined
  return name === undefined ? { kind: 'other', name: header } : { kind, name }
}

/** In the credentials file the whole header is the profile's name. */
export function credentialsSectionName(header: string): SectionName {
  return header === 'DEFAULT' ? { kind: 'default-values', name: header } : { kind: 'profile', name: header }
}

/** The characters that every tool accepts in a name: those of the SDKs. */
export const PORTABLE_NAME = /^[\w\-/.%@:+]+$/
