import type { Environment } from '../profiles/environment.ts'
import { type Profile, settingValue } from '../profiles/profile.ts'

/** A value and the variable or `file:line` that it comes from; null without one. */
export interface Found {
  readonly value: string | null
  readonly from: string | null
}

/** The region that a tool started in this shell would use with that profile, and what decides it. */
export function regionFound({ region, regionVariable }: Environment, profile: Profile | undefined): Found {
  if (regionVariable !== null) return { value: region, from: regionVariable }
  const value = (profile && settingValue(profile, 'region')) ?? null
  if (!profile || value === null) return { value: null, from: null }
  const setting = profile.settings.find((each) => each.key === 'region')
  return { value, from: setting ? `${setting.file}:${setting.line}` : null }
}
