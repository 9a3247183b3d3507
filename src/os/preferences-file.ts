import { readFileSync } from 'node:fs'
import { parse } from 'ini'
import type { Variables } from '../profiles/environment.ts'
import { errorCode, plainReason } from './files.ts'

/** Path of awsprof's preferences (XDG Base Directory Specification). */
export function preferencesPath(variables: Variables, home: string): string {
  return `${variables.XDG_CONFIG_HOME || `${home}/.config`}/awsprof/preferences.ini`
}

/** The values of the file by key, or a warning if it cannot be read. No file means no values. Never throws. */
export function readPreferencesFile(path: string): { values: Record<string, unknown>; warnings: string[] } {
  try {
    return { values: parse(readFileSync(path, 'utf8')), warnings: [] }
  } catch (error) {
    const code = errorCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return { values: {}, warnings: [] }
    return { values: {}, warnings: [`preferences: ${path} cannot be read: ${plainReason(code)}`] }
  }
}
