import type { PortalAccount } from '../ports.ts'

/** `{account}` is the account's name, or its id if it has no name. */
export const DEFAULT_TEMPLATE = '{account}-{role}'

/** What a template can hold, for people; `{id}` is an older name of `{accountId}`. */
export const TEMPLATE_WORDS = '{account}, {accountId}, {accountName}, {email}, {role} and {session}'

const WORDS = ['account', 'role', 'accountId', 'accountName', 'email', 'session', 'id'] as const

/** The first word in braces that a template must not hold, with its braces, or null. */
export function unknownWord(template: string): string | null {
  const all = template.match(/\{[^{}]*\}/g) ?? []
  return all.find((each) => !WORDS.some((word) => each === `{${word}}`)) ?? null
}

/**
 * The name of a profile. Replaces `{account}`, `{accountId}`, `{accountName}`, `{email}`, `{role}` and `{session}` (`{id}`
 * is `{accountId}`); characters that some tool cannot read in a name become dashes.
 */
export function fillTemplate(
  template: string,
  { id, name, email }: PortalAccount,
  role: string,
  session: string,
): string {
  const words: Readonly<Record<string, string>> = {
    account: name || id,
    accountId: id,
    accountName: name,
    email,
    id,
    role,
    session,
  }
  const pattern = new RegExp(`\\{(${WORDS.join('|')})\\}`, 'g')
  const filled = template.replace(pattern, (_, word: string) => words[word] ?? '')
  return filled.replace(/[^\w\-/.%@:+]+/g, '-').replace(/^-+|-+$/g, '') || id
}
