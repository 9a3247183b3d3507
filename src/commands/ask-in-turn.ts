import { createInterface } from 'node:readline'
import type { AskedLine } from '../ink/inline/asked.ts'
import type { CommandContext } from './context.ts'
import { hasTerminal, prompterOf } from './prompter.ts'

/**
 * Asks on the terminal, or else reads a line from standard input for each question. Resolves to false if the input ends
 * before the last answer. Rejects with the signal's reason if that aborts.
 *
 * @param first the first question
 * @param next takes an answer, without blanks around it, and gives the next question, or null after the last answer
 */
export function askInTurn(
  context: Pick<CommandContext, 'capabilities' | 'variables'>,
  first: AskedLine,
  next: (answer: string) => AskedLine | null,
  signal: AbortSignal,
): Promise<boolean> {
  return hasTerminal(context) ? askAll(context, first, next, signal) : readAll(next, signal)
}

async function askAll(
  context: Pick<CommandContext, 'capabilities'>,
  first: AskedLine,
  next: (answer: string) => AskedLine | null,
  signal: AbortSignal,
): Promise<boolean> {
  const { ask } = await prompterOf(context)
  for (let question: AskedLine | null = first; question !== null; ) {
    const answer = await ask(question, signal)
    if (answer === null) return false
    question = next(answer)
  }
  return true
}

function readAll(next: (answer: string) => AskedLine | null, signal: AbortSignal): Promise<boolean> {
  const lines = createInterface({ input: process.stdin })
  let isAnswered = false
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  lines.on('line', (line) => {
    if (isAnswered || next(line.trim()) !== null) return
    isAnswered = true
    lines.close()
  })
  const abort = () => lines.close()
  signal.addEventListener('abort', abort, { once: true })
  lines.on('close', () => {
    signal.removeEventListener('abort', abort)
    if (signal.aborted) reject(signal.reason)
    else resolve(isAnswered)
  })
  return promise
}
