import { createInterface } from 'node:readline/promises'
import type { CommandContext } from './context.ts'
import { sayable } from './output.ts'

/** True if there is a terminal to ask on. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true
}

/**
 * Asks a question on the terminal, on stderr so that the output stays clean. Any answer but y or yes means no, as does the
 * end of the input.
 *
 * @param question without the `[y/N]`
 * @returns `interrupted` after Ctrl-C
 */
export async function askYes(
  context: Pick<CommandContext, 'options'>,
  question: string,
): Promise<'yes' | 'no' | 'interrupted'> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await new Promise((resolve) => {
      const unanswered = (as: 'no' | 'interrupted') => {
        process.stderr.write('\n')
        resolve(as)
      }
      lines.once('SIGINT', () => unanswered('interrupted'))
      // In Node 22 the question stays pending forever if the input ends.
      lines.once('close', () => unanswered('no'))
      lines
        .question(`${sayable(context, question)} [y/N] `)
        .then((answer) => resolve(/^y(es)?$/i.test(answer.trim()) ? 'yes' : 'no'))
        .catch(() => resolve('no'))
    })
  } finally {
    lines.removeAllListeners('close')
    lines.close()
  }
}
