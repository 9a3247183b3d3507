/**
 * Holds what a command has printed to the schema in `docs`, if it is JSON: whatever a test is about, its documents are
 * checked. Throws if one is not as the schema says.
 */
export async function holdToSchema(args: readonly string[], stdout: string): Promise<void> {
  // Not for every test: the validator takes a while to load.
  if (!args.includes('--json') && !args.includes('--format')) return
  const { faultsPrinted } = await import('./json-documents.ts')
  const found = faultsPrinted(args, stdout)
  if (found.length > 0)
    throw new Error(
      `awsprof ${args.join(' ')} is not as the schema says: ${JSON.stringify(found)}\n${stdout}`,
    )
}
