/** What a command's exit status says: public, see the README. */
export const DONE = 0
/** A check failed, lint found an error, a login was denied, a write was refused or not possible. */
export const BAD_NEWS = 1
/** Wrong usage, or no such profile. */
export const WRONG_USAGE = 2
export const INTERRUPTED = 130
