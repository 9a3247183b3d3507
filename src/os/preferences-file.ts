import { parse } from 'ini'
import type { Variables } from '../profiles/environment.ts'
import { isMissing, reasonFor } from './files.ts'
import { LARGEST_CACHE, readWhole } from './read-whole.ts'

/** Path of awsprof's preferences (XDG Base Directory Specification). */
export function preferencesPath(variables: Variables, home: string): string {
  return `${variables.XDG_CONFIG_HOME || `${home}/.config`}/awsprof/preferences.ini`
}

/** The values of the file by key, or a warning if it cannot be read. No file means no values. Never throws. */
export function readPreferencesFile(path: string): { values: Record<string, unknown>; warnings: string[] } {
  try {
    return { values: parse(readWhole(path, LARGEST_CACHE).toString()), warnings: [] }
  } catch (error) {
    if (isMissing(error)) return { values: {}, warnings: [] }
    return { values: {}, warnings: [`preferences: ${path} cannot be read: ${reasonFor(error)}`] }
  }
}
