/** The exit statuses of all commands; the README documents them. */
export const DONE = 0
/** A check failed, lint found an error, a login was denied, a write was refused or failed. */
export const BAD_NEWS = 1
/** Wrong usage, or no such profile. */
export const WRONG_USAGE = 2
export const INTERRUPTED = 130
