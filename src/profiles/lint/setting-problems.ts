import { valueProblem } from '../check-value.ts'
import { type Problem, problem } from '../problem.ts'
import type { Setting } from '../profile.ts'
import { homeFile, KNOWN_SETTINGS, type KnownSetting, knownSetting } from '../setting.ts'
import { closest } from './suggest.ts'

/**
 * Keys that other tools keep in these files, and the expiry notes that some write beside short-term keys. They are
 * no typing errors.
 */
const FOREIGN_KEY =
  /^(granted_|saml_|okta_|azure_|gimme_|aws_okta_|awsume_|leapp_|toolkit_|x_(principal|security)_|include_profile$|parent_profile$|chain_|aws_expiration$|aws_session_expiration$|expiration$|common_fate_)/

/** A key that no tool is known to read; with what was probably meant. */
export function unknownSetting(
  section: KnownSetting['section'],
  setting: Setting,
  owner: string | null,
): Problem[] {
  const { key } = setting
  if (knownSetting(section, key) || FOREIGN_KEY.test(key)) return []
  const dot = key.indexOf('.')
  // Blocks are per service and may hold whatever that service's client reads; only `s3` has a known set of keys.
  if (dot >= 0 && !key.startsWith('s3.')) return []
  const known = KNOWN_SETTINGS.filter((each) => each.section === section).map((each) => each.key)
  const meant = closest(key, known)
  const elsewhere = section === 'profile' ? 'sso-session' : 'profile'
  const advice = meant
    ? `did you mean ${meant}?`
    : knownSetting(elsewhere, key)
      ? `it belongs into ${elsewhere === 'profile' ? 'a profile' : 'an sso-session'}.`
      : 'no AWS tool is known to read it.'
  return [problem('unknown-setting', setting, `${key} is no known setting: ${advice}`, owner)]
}

/** A value that the tools would refuse or misread. */
export function badValue(
  section: KnownSetting['section'],
  setting: Setting,
  owner: string | null,
): Problem[] {
  const known = knownSetting(section, setting.key)
  if (!known || setting.value === '') return []
  const fault = valueProblem(known.check, setting.value)
  return fault ? [problem('bad-value', setting, `${setting.key} ${fault}.`, owner)] : []
}

/** A setting in the file where people and tools do not look for it. */
export function wrongFile(setting: Setting, owner: string): Problem[] {
  const home = homeFile(setting.key)
  if (!knownSetting('profile', setting.key) || setting.file === home) return []
  const message =
    home === 'credentials'
      ? `${setting.key} stands in the config file, which is often shared or backed up: move it to the credentials file.`
      : `${setting.key} belongs into the config file: in the credentials file it is easily overlooked and overrides the other.`
  return [problem('wrong-file', setting, message, owner)]
}

/** Lines that lost to the one that counts. */
export function shadowed(setting: Setting, owner: string): Problem[] {
  return setting.overrides.map((lost) => {
    const message = `This ${setting.key} is overridden by the ${setting.file} file, line ${setting.line}: remove one of the two.`
    return problem('shadowed-setting', lost, message, owner)
  })
}
