import type { SettingLine } from '../../ini/document.ts'
import { type Problem, problem } from '../problem.ts'
import type { NamedSection, Profile, Profiles, Setting } from '../profile.ts'
import { knownSetting } from '../setting.ts'
import { blockMessage, stopMessage } from './stopping-values.ts'
import { closest } from './suggest.ts'

/** Keys of profiles under which indented lines belong. */
const BLOCKS: Readonly<Record<string, (value: string) => string>> = {
  s3: (value) =>
    value === ''
      ? stopMessage('s3', 's3', value)
      : 's3 must be a block, so the S3 commands of the AWS CLI fail: leave s3 = empty and indent the lines under it.',
  api_versions: () =>
    'api_versions must be a block, so boto3 and the AWS CLI v1 fail: leave api_versions = empty and indent the lines under it.',
  emr: () => 'emr must be a block, so aws emr fails: leave emr = empty and indent the lines under it.',
}

/** True for a key under which a block belongs. */
export function isBlock(key: string): boolean {
  return Object.hasOwn(BLOCKS, key)
}

/** A plain value where a block belongs. */
export function noBlock(setting: Setting, owner: string): Problem[] {
  const message = isBlock(setting.key) ? BLOCKS[setting.key]?.(setting.value) : undefined
  return message === undefined ? [] : [problem('bad-value', setting, message, owner)]
}

/** Blocks where a plain value belongs, each told at its key. */
export function blocksOverValues(profiles: Profiles, profile: Profile): Problem[] {
  const keys = new Set<string>()
  for (const { key } of profile.settings) {
    const dot = key.indexOf('.')
    if (dot > 0 && knownSetting('profile', key.slice(0, dot)) && !isBlock(key.slice(0, dot)))
      keys.add(key.slice(0, dot))
  }
  if (keys.size === 0) return []
  return profiles
    .sectionsOf('profile', profile.name)
    .filter((each) => each.counts)
    .flatMap(({ file, section }) =>
      section.settings
        .filter(({ key, nested }) => nested.length > 0 && keys.has(key))
        .map(({ key, line }) => problem('bad-value', { file, line }, blockMessage(key), profile.name)),
    )
}

/** Lines of a services section that no tool reads: each service is a block of its own. */
export function servicesShape({ file, section }: NamedSection): Problem[] {
  return section.settings.flatMap((setting) => {
    const message = serviceMessage(setting)
    if (message) return [problem('unknown-setting', { file, line: setting.line }, message)]
    return setting.nested
      .filter((sub) => !knownSetting('services', `${setting.key}.${sub.key}`))
      .map((sub) => {
        const meant = closest(sub.key, ['endpoint_url'])
        const advice = meant ? `did you mean ${meant}?` : 'only endpoint_url is read there.'
        const message = `${setting.key}.${sub.key} is not a known setting of a services section: ${advice}`
        return problem('unknown-setting', { file, line: sub.line }, message)
      })
  })
}

function serviceMessage({ key, nested }: SettingLine): string | null {
  if (nested.length === 0) {
    return `No tool reads this line: in a services section each service is a block, such as ${key === 'endpoint_url' ? 's3' : key} = with an indented endpoint_url = … under it.`
  }
  const id = serviceId(key)
  return id === key ? null : `No tool reads ${key} in a services section: write ${id}.`
}

/** A service as it is written in a services section. */
export function serviceId(key: string): string {
  return key.replace(/[- ]/g, '_')
}
