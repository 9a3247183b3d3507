import { valueProblem } from '../../profiles/check-value.ts'
import type { SectionId } from '../../profiles/edit/edit.ts'
import { valueRefusal } from '../../profiles/edit/refusal.ts'
import { knownSetting } from '../../profiles/setting.ts'

export interface ValueCheck {
  /** `error`: it cannot be written; `warning`: AWS's tools will not accept it, but the user may write it. */
  readonly severity: 'error' | 'warning'
  readonly text: string
}

/** Checks a value while it is typed; null if nothing is wrong. */
export function checkValue(kind: SectionId['kind'], key: string, value: string): ValueCheck | null {
  const refusal = valueRefusal(value)
  if (refusal !== null) return { severity: 'error', text: refusal }
  const known = knownSetting(kind, key)
  const reason = known && value !== '' ? valueProblem(known.check, value) : null
  return reason === null ? null : { severity: 'warning', text: `${key} ${reason}` }
}
