/** The user for whom the console has named a file of access keys (`mary_accessKeys.csv`), or null. */
export function userIn(path: string): string | null {
  return /(?:^|[/\\])([^/\\]+)_accessKeys\.csv$/.exec(path)?.[1] ?? null
}
