/**
 * A file as text plus an index of what stands where. The text is the document: nothing is rebuilt from the
 * index, so whatever the index does not understand is kept all the same. Offsets count UTF-16 units of `text`;
 * lines count from 1.
 */
export interface Document {
  readonly text: string
  /** In file order; the same name may come more than once. */
  readonly sections: readonly Section[]
  /** What makes the AWS CLI (Python's configparser) refuse the whole file, in file order. */
  readonly problems: readonly ParseProblem[]
}

export interface Section {
  /** What stands between the first `[` and the last `]` of the header line, as written. */
  readonly header: string
  /** What stands on the header line behind the last `]`, blanks trimmed. */
  readonly trailer: string
  readonly line: number
  /** First character of the header line. */
  readonly start: number
  /** First character of the line below the header. */
  readonly bodyStart: number
  /** First character of the next header's line, or the end of the text. */
  readonly end: number
  /** Made when first asked for. */
  readonly settings: readonly SettingLine[]
  /** How many `settings` there are; these four look at them without making them. */
  readonly size: number
  keyAt(nth: number): string
  /** True where the setting takes its own line alone, so that `valueAt` is its value. */
  isPlainAt(nth: number): boolean
  valueAt(nth: number): string
  /** The same section with so many more characters and lines before it, or less. */
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
  /** Behind the line break of the last line that belongs to the value. */
  readonly end: number
  /** First character of the key: `keyStart - start` is the indentation. */
  readonly keyStart: number
  /** The value on the setting's own line, without blanks around it. */
  readonly valueStart: number
  readonly valueEnd: number
  /** Lines below that belong to the value; comments and blank lines between them are not listed. */
  readonly continuation: readonly Continuation[]
  /** `sub = value` lines of a block such as `s3 =`; empty for a plain value. */
  readonly nested: readonly NestedSetting[]
}

/** One more-indented line below a setting. */
export interface Continuation {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly textStart: number
  readonly textEnd: number
}

export interface NestedSetting {
  /** As written: the AWS CLI keeps the case of nested keys. */
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

/** Why a line cannot be read. */
export type LineReason = 'no-separator' | 'no-key' | 'no-section' | 'no-nested-separator' | 'not-utf8'

/** The text of a document, which is every byte of its file. */
export function stringify(document: Document): string {
  return document.text
}
