/** Wrong arguments, found after parsing: told on stderr, exit status 2. */
export class UsageError extends Error {}
