/**
 * The text of a file and an index into it. The text is never rebuilt from the index, so even what the index does not
 * understand survives an edit. Offsets count UTF-16 units of `text`; lines count from 1.
 */
export interface Document {
  readonly text: string
  /** In file order; a name can occur more than once. */
  readonly sections: readonly Section[]
  /** Why the AWS CLI (Python's configparser) rejects the whole file, in file order. */
  readonly problems: readonly ParseProblem[]
}

export interface Section {
  /** Between the first `[` and the last `]` of the header line, as written. */
  readonly header: string
  /** The rest of the header line after the last `]`, trimmed. */
  readonly trailer: string
  readonly line: number
  /** First character of the header line. */
  readonly start: number
  /** First character of the line below the header. */
  readonly bodyStart: number
  /** First character of the next header line, or the end of the text. */
  readonly end: number
  /** Built on first access. */
  readonly settings: readonly SettingLine[]
  /** The number of settings. It and the four methods below do not build `settings`. */
  readonly size: number
  keyAt(nth: number): string
  /** True if the setting is a single line, so that `valueAt` is its whole value. */
  isPlainAt(nth: number): boolean
  valueAt(nth: number): string
  lineAt(nth: number): number
  /** The same section after the text before it has grown by so many characters and lines (negative: shrunk). */
  movedBy(chars: number, lines: number): Section
}

export interface SettingLine {
  /** Lower case, as the AWS CLI reads it. */
  readonly key: string
  /** As written. */
  readonly spelling: string
  readonly separator: '=' | ':'
  /** As the AWS CLI reads it: trimmed, continuation lines joined by `\n`. */
  readonly value: string
  readonly line: number
  /** First character of the setting's line. */
  readonly start: number
  /** Just past the line break of the last line that belongs to the value. */
  readonly end: number
  /** First character of the key: `keyStart - start` is the indentation. */
  readonly keyStart: number
  /** The trimmed value on the setting's own line. */
  readonly valueStart: number
  readonly valueEnd: number
  /** The lines below that belong to the value, without the comments and blank lines between them. */
  readonly continuation: readonly Continuation[]
  /** `sub = value` lines of a block such as `s3 =`; empty for a plain value. */
  readonly nested: readonly NestedSetting[]
}

/** A line below a setting that is indented deeper and so continues its value. */
export interface Continuation {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly textStart: number
  readonly textEnd: number
}

export interface NestedSetting {
  /** As written, because the AWS CLI keeps the case of nested keys. */
  readonly key: string
  readonly value: string
  readonly line: number
  readonly start: number
  readonly end: number
  readonly keyStart: number
  readonly valueStart: number
  readonly valueEnd: number
}

export type ParseProblem =
  | { readonly type: 'byte-order-mark'; readonly line: number }
  | { readonly type: 'unparsable-line'; readonly line: number; readonly reason: LineReason }
  | {
      readonly type: 'duplicate-section'
      readonly line: number
      readonly first: number
      readonly name: string
    }
  | {
      readonly type: 'duplicate-setting'
      readonly line: number
      readonly first: number
      readonly name: string
    }

/** Why a line cannot be parsed. */
export type LineReason =
  | 'no-separator'
  | 'no-bracket'
  | 'no-key'
  | 'no-section'
  | 'no-nested-separator'
  | 'not-utf8'

/** The text of the whole file. */
export function stringify(document: Document): string {
  return document.text
}
