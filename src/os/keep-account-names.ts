import { ACCOUNTS_FILE, readAccountNames } from './account-names.ts'
import { openTokenFolder } from './token-folder.ts'

/** Adds names to those kept, atomically, in a file of mode 0600. Never throws: they are for display alone. */
export function keepAccountNames(
  folder: string,
  accounts: readonly { readonly id: string; readonly name: string }[],
): void {
  const former = readAccountNames(folder)
  const names = new Map(former)
  for (const { id, name } of accounts) if (name !== '') names.set(id, name)
  if (names.size === former.size && [...names].every(([id, name]) => former.get(id) === name)) return
  try {
    openTokenFolder(folder).write(ACCOUNTS_FILE, `${JSON.stringify({ names: Object.fromEntries(names) })}\n`)
  } catch {
    // A disk that is full, or a folder of somebody else: the names are asked for again next time.
  }
}
