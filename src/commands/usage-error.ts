/** Wrong arguments that the parser cannot find. The message goes to stderr; the exit status is 2. */
export class UsageError extends Error {}
