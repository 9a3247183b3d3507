import { valueProblem } from '../../profiles/check-value.ts'
import type { SectionId } from '../../profiles/edit/edit.ts'
import { valueRefusal } from '../../profiles/edit/refusal.ts'
import { knownSetting } from '../../profiles/setting.ts'

export interface ValueCheck {
  /** `error`: it cannot be written; `warning`: AWS's tools will not take it, but it is the user's file. */
  readonly severity: 'error' | 'warning'
  readonly text: string
}

/** What is wrong with a value while it is typed, or null. */
export function checkValue(kind: SectionId['kind'], key: string, value: string): ValueCheck | null {
  const refusal = valueRefusal(value)
  if (refusal !== null) return { severity: 'error', text: refusal }
  const known = knownSetting(kind, key)
  const fault = known && value !== '' ? valueProblem(known.check, value) : null
  return fault === null ? null : { severity: 'warning', text: `${key} ${fault}` }
}
