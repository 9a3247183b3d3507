/** A new text that lies safely on disk beside the file that it is for. */
export interface Prepared {
  /** Without symlinks. */
  readonly target: string
  readonly isNew: boolean
  readonly after: Uint8Array
  /** A file that holds `after`. */
  readonly temporary: string
  /** A file that holds the old bytes, if the target cannot be replaced and is written in place; else null. */
  readonly backup: string | null
}

/** One step of a change that takes several. */
export interface Step extends Prepared {
  /** The old bytes; null if there is no file yet. */
  readonly before: Uint8Array | null
}
