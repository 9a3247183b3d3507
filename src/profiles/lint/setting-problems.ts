import { valueProblem } from '../check-value.ts'
import { type Problem, problem } from '../problem.ts'
import type { Setting } from '../profile.ts'
import { homeFile, KNOWN_SETTINGS, type KnownSetting, knownSetting } from '../setting.ts'
import { foreignTool } from './foreign-keys.ts'
import { isBlock } from './shape-problems.ts'
import { stopMessage, stopsAt } from './stopping-values.ts'
import { closest, onlyClosest } from './suggest.ts'

/** A key that no AWS tool is known to read, with a suggestion. */
export function unknownSetting(
  section: KnownSetting['section'],
  setting: Setting,
  owner: string | null,
): Problem[] {
  const { key } = setting
  if (!isUnknown(section, key)) return []
  if (belongsUnderS3(section, key)) {
    const message = `${key} is not a known setting here: did you mean s3.${key}, indented under s3 =?`
    return [problem('unknown-setting', setting, message, owner)]
  }
  const meant = closest(key, knownKeys(section))
  const elsewhere = section === 'profile' ? 'sso-session' : 'profile'
  const advice = meant
    ? `did you mean ${meant}?`
    : knownSetting(elsewhere, key)
      ? `it belongs in ${elsewhere === 'profile' ? 'a profile' : 'an sso-session'}.`
      : 'check its spelling, or remove it.'
  return [problem('unknown-setting', setting, `${key} is not a known setting here: ${advice}`, owner)]
}

/** True for a key that neither AWS's tools nor others are known to read. */
export function isUnknown(section: KnownSetting['section'], key: string): boolean {
  if (knownSetting(section, key) || foreignTool(key) !== null || isBlock(key)) return false
  // Blocks are per service and contain whatever its client reads; only for `s3` are the keys known.
  return !key.includes('.') || key.startsWith('s3.')
}

/** True for a key of an `s3 =` block that stands outside of it. */
export function belongsUnderS3(section: KnownSetting['section'], key: string): boolean {
  return section === 'profile' && !key.includes('.') && knownSetting('profile', `s3.${key}`) !== undefined
}

/** The one known key that an unknown one is a misspelling of, or null. */
export function meantKey(section: KnownSetting['section'], key: string): string | null {
  if (!isUnknown(section, key) || belongsUnderS3(section, key)) return null
  return onlyClosest(key, knownKeys(section)) ?? null
}

const keysIn = new Map<KnownSetting['section'], readonly string[]>()

/** Made once for each kind of section: a file can hold thousands of unknown keys. */
function knownKeys(section: KnownSetting['section']): readonly string[] {
  let keys = keysIn.get(section)
  if (!keys) {
    keys = KNOWN_SETTINGS.filter((each) => each.section === section).map((each) => each.key)
    keysIn.set(section, keys)
  }
  return keys
}

/** A value that tools would reject or misread. */
export function badValue(
  section: KnownSetting['section'],
  setting: Setting,
  owner: string | null,
): Problem[] {
  const { key, value } = setting
  const known = knownSetting(section, key)
  if (!known || isBlock(key)) return []
  if (section === 'profile' && stopsAt(key, value)) {
    return [problem('bad-value', setting, stopMessage(key, key, value), owner)]
  }
  const reason = value === '' ? null : valueProblem(known.check, value)
  if (reason === null) return []
  const end = reason.endsWith('?') ? '' : '.'
  return [problem('bad-value', setting, `${key} ${reason}${end}`, owner)]
}

/** A setting in the file where people and tools do not expect it. */
export function wrongFile(setting: Setting, owner: string): Problem[] {
  const home = homeFile(setting.key)
  if (!knownSetting('profile', setting.key) || setting.file === home) return []
  const message =
    home === 'credentials'
      ? `${setting.key} is in the config file, which is often shared or backed up: move it to the credentials file.`
      : `${setting.key} is in the credentials file, where it is easily overlooked but takes precedence: move it to the config file.`
  return [problem('wrong-file', setting, message, owner)]
}

/** The lines that a setting overrides. */
export function shadowed(setting: Setting, owner: string): Problem[] {
  return setting.overrides.map((overridden) => {
    const message = `Line ${setting.line} of the ${setting.file} file overrides this ${setting.key}: remove one of the two.`
    return problem('shadowed-setting', overridden, message, owner)
  })
}
