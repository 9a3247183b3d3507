import type { Prompter } from '../ink/inline/asked.ts'
import type { CommandContext } from './context.ts'

let opened: Promise<Prompter> | undefined

/** True if a question can be asked: it goes to stderr, so that the output stays clean. */
export function hasTerminal({ variables }: Pick<CommandContext, 'variables'>): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true && variables.TERM !== 'dumb'
}

/** Asks on the terminal. Loads Ink at the first question, which most commands never ask. */
export function prompterOf({ capabilities }: Pick<CommandContext, 'capabilities'>): Promise<Prompter> {
  opened ??= import('../ink/inline/prompter.tsx').then(({ createPrompter }) =>
    createPrompter(process.stdin, process.stderr, capabilities.isAscii),
  )
  return opened
}
