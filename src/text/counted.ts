/** `1 profile`, `2 profiles`, `0 profiles`; for nouns whose plural has an s. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
