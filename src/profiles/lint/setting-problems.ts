import { valueProblem } from '../check-value.ts'
import { type Problem, problem } from '../problem.ts'
import type { Setting } from '../profile.ts'
import { homeFile, KNOWN_SETTINGS, type KnownSetting, knownSetting } from '../setting.ts'
import { closest } from './suggest.ts'

/** Keys of other tools, including the expiry that some add to short-term keys: known not to be typing errors. */
const FOREIGN_KEY =
  /^(granted_|saml_|okta_|azure_|gimme_|aws_okta_|awsume_|leapp_|toolkit_|x_(principal|security)_|include_profile$|parent_profile$|chain_|aws_expiration$|aws_session_expiration$|expiration$|common_fate_)/

/** A key that no AWS tool is known to read, with a suggestion. */
export function unknownSetting(
  section: KnownSetting['section'],
  setting: Setting,
  owner: string | null,
): Problem[] {
  const { key } = setting
  if (knownSetting(section, key) || FOREIGN_KEY.test(key)) return []
  const dot = key.indexOf('.')
  // Blocks are per service and contain whatever its client reads; only for `s3` are the keys known.
  if (dot >= 0 && !key.startsWith('s3.')) return []
  const known = KNOWN_SETTINGS.filter((each) => each.section === section).map((each) => each.key)
  const meant = closest(key, known)
  const elsewhere = section === 'profile' ? 'sso-session' : 'profile'
  const advice = meant
    ? `did you mean ${meant}?`
    : knownSetting(elsewhere, key)
      ? `it belongs in ${elsewhere === 'profile' ? 'a profile' : 'an sso-session'}.`
      : 'check its spelling, or remove it.'
  return [problem('unknown-setting', setting, `${key} is not a known setting here: ${advice}`, owner)]
}

/** A value that tools would reject or misread. */
export function badValue(
  section: KnownSetting['section'],
  setting: Setting,
  owner: string | null,
): Problem[] {
  const known = knownSetting(section, setting.key)
  if (!known || setting.value === '') return []
  const reason = valueProblem(known.check, setting.value)
  return reason ? [problem('bad-value', setting, `${setting.key} ${reason}.`, owner)] : []
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
