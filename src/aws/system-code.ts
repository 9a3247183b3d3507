import { errorCode } from '../os/files.ts'

/** The system's code for an error, such as `EACCES`, for messages; in words where it is only Node's own. */
export function systemCode(error: unknown): string {
  const code = errorCode(error)
  return code === 'ERR_INVALID_ARG_VALUE' ? 'its path contains a NUL character' : code
}
