import { secretSpansOf } from '../../profiles/mask/mask-secrets.ts'
import { randomSpans } from '../../profiles/mask/shaped-secrets.ts'
import type { Span } from '../../profiles/mask/span.ts'
import type { TextField } from './text-field.ts'

/** Less of a secret gives nothing away. */
const SHORTEST_PART = 8

/** Why a text must not become a name, which is shown everywhere, as a sentence, or null. */
export function secretNameRefusal({ text, secrets = [] }: TextField): string | null {
  const isSecret = [...secrets, ...randomSpans(text)].some(isLong)
  return isSecret
    ? 'This looks like a secret, and a name is shown everywhere. Ctrl-U clears the field.'
    : null
}

/**
 * Why a text must not become the value of a setting, as a sentence, or null. A whole secret is masked wherever the
 * setting is shown, but what an edit has left of one would not be recognized.
 */
export function secretValueRefusal(key: string, { text, secrets = [] }: TextField): string | null {
  const masked = secretSpansOf(key, text)
  const isBare = (part: Span) => !masked.some(({ start, end }) => start <= part.start && part.end <= end)
  return secrets.some((each) => isLong(each) && isBare(each))
    ? 'This holds a part of a secret, which would be shown. Ctrl-U clears the field.'
    : null
}

function isLong({ start, end }: Span): boolean {
  return end - start >= SHORTEST_PART
}
