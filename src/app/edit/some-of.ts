/** More notes would push the diff that they are about off the screen. */
const MOST = 4

/** The first of many notes, and how many more there are. */
export function someOf(notes: readonly string[]): readonly string[] {
  const rest = notes.length - MOST
  return rest > 1 ? [...notes.slice(0, MOST), `${rest} more are skipped in the same way.`] : notes
}
