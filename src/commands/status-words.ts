import { visible } from '../text/visible.ts'
import { UsageError } from './usage-error.ts'

/** What `status --format` fills in, and what stands for each. */
export const STATUS_WORDS = [
  'profile',
  'symbol',
  'status',
  'left',
  'account',
  'accountId',
  'accountName',
  'region',
] as const

export type StatusWord = (typeof STATUS_WORDS)[number]

/** The words in braces, for people. */
export const STATUS_WORDS_TEXT = STATUS_WORDS.map((each) => `{${each}}`).join(' ')

/**
 * The format with a value, escaped, for each word in braces, which is only worked out if it is wanted; null is nothing. Throws
 * `UsageError` for an unknown word.
 */
export function filledFormat(
  format: string,
  values: Readonly<Record<StatusWord, () => string | null>>,
): string {
  return format.replace(/\{([^{}]+)\}/g, (_, given: string) => {
    const word = STATUS_WORDS.find((each) => each === given)
    if (word === undefined) throw new UsageError(`--format knows no {${given}}, but ${STATUS_WORDS_TEXT}`)
    return visible(values[word]() ?? '')
  })
}
