import type { CommandContext } from './context.ts'

export interface OptionRow {
  /** In commander's syntax: `--file <file>`. */
  readonly flags: string
  readonly description: string
  readonly choices?: readonly string[]
  /** True if it can be given several times; its value is then a list. */
  readonly isRepeated?: boolean
}

/** One command. Parsing, help, completion and the README are all made from this table. */
export interface CommandRow {
  readonly name: string
  /** In commander's syntax: `<name>`, `[names...]`. */
  readonly parameters: string
  /** Replaces commander's usage line if that would say too little. */
  readonly usage?: string
  readonly description: string
  /** True for a command that only scripts call. */
  readonly isHidden?: boolean
  readonly options: readonly OptionRow[]
  /** Resolves to the exit status. Loads only what this command needs. Rejects with `UsageError` for wrong arguments. */
  readonly run: (context: CommandContext, args: readonly string[], options: Options) => Promise<number>
}

/** The options as commander parsed them. `never` lets each command declare a type of its own for them. */
type Options = Readonly<Record<string, never>>
