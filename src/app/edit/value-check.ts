import { valueFault } from '../../profiles/check-value.ts'
import type { Target } from '../../profiles/edit/edit.ts'
import { valueRefusal } from '../../profiles/edit/refusal.ts'
import { knownSetting } from '../../profiles/setting.ts'

export interface ValueCheck {
  /** `error`: it cannot be written; `warning`: AWS's tools will not take it, but it is the user's file. */
  readonly severity: 'error' | 'warning'
  readonly text: string
}

/** What is wrong with a value while it is typed, or null. */
export function checkValue(kind: Target['kind'], key: string, value: string): ValueCheck | null {
  const refusal = valueRefusal(value)
  if (refusal !== null) return { severity: 'error', text: refusal }
  const known = knownSetting(kind, key)
  const fault = known && value !== '' ? valueFault(known.check, value) : null
  return fault === null ? null : { severity: 'warning', text: `${key} ${fault}` }
}
