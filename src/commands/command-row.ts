import type { CommandContext } from './context.ts'

export interface OptionRow {
  /** `--file <file>`, or `--json` for one without a value; `--no-color` sets `color` to false. */
  readonly flags: string
  readonly description: string
  readonly choices?: readonly string[]
  /** What holds without it. */
  readonly standard?: string
  /** True if it can be given several times; its value is then a list. */
  readonly isRepeated?: boolean
}

/** One command. Parsing, help, completion and the README are all made from this table. */
export interface CommandRow {
  readonly name: string
  /** `<name>`, or `[name]` if it can be left out; `[name...]` takes all that is left. */
  readonly parameters: string
  /** Replaces the usage line in the command's help if that would say too little. */
  readonly usage?: string
  readonly description: string
  /** Lines to type, which can be several, and what they do. */
  readonly examples?: readonly (readonly [lines: string, does: string])[]
  /** True for a command that only scripts call. */
  readonly isHidden?: boolean
  readonly options: readonly OptionRow[]
  /** True if all that follows its first parameter is a command of another program, with options of its own. */
  readonly runsCommand?: boolean
  /** Resolves to the exit status. Loads only what this command needs. Rejects with `UsageError` for wrong arguments. */
  readonly run: (context: CommandContext, args: readonly string[], options: Options) => Promise<number>
}

/** The options as parsed. `never` lets each command declare a type of its own for them. */
export type Options = Readonly<Record<string, never>>
