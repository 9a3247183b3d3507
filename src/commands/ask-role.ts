import { byName } from '../session/accounts/list-accounts.ts'
import type { PortalAccount, PortalClient } from '../session/ports.ts'
import type { CommandContext } from './context.ts'
import type { Interview } from './interview.ts'
import { sayLine } from './output.ts'

/** Thrown if there is nothing to choose from; the message is a sentence. */
export class NothingToChoose extends Error {}

/**
 * Asks for one of the accounts and roles that the portal lists, by name; a single one is taken without a question. Rejects
 * with `NothingToChoose`, with `ServiceError`, or as the interview does.
 */
export async function askRole(
  context: CommandContext,
  interview: Interview,
  portal: Pick<PortalClient, 'accounts' | 'roles'>,
  accessToken: string,
  signal: AbortSignal,
): Promise<{ readonly account: string; readonly role: string }> {
  const accounts: PortalAccount[] = []
  for await (const page of portal.accounts(accessToken, signal)) accounts.push(...page)
  const account = await askOne(context, interview, 'AWS account', byName(accounts), labelOf)
  sayLine(context, `Using the account ID ${account.id}`)
  const roles = [...(await portal.roles(accessToken, account.id, signal))].sort()
  const role = await askOne(context, interview, 'role', roles, (each) => each)
  sayLine(context, `Using the role name "${role}"`)
  return { account: account.id, role }
}

async function askOne<Item>(
  context: CommandContext,
  { choice }: Interview,
  what: string,
  items: readonly Item[],
  labelFor: (item: Item) => string,
): Promise<Item> {
  const [first, second] = items
  if (first === undefined) throw new NothingToChoose(`No ${what} is available to you.`)
  if (second === undefined) {
    sayLine(context, `The only ${what} available to you is: ${labelFor(first)}`)
    return first
  }
  const text = `There are ${items.length} ${what}s available to you.`
  return items[await choice({ text, labels: items.map(labelFor) })] ?? first
}

function labelOf({ id, name, email }: PortalAccount): string {
  const words = [name, email].filter((each) => each !== '').join(', ')
  return words === '' ? id : `${words} (${id})`
}
