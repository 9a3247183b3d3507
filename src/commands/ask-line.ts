import { createInterface, type Interface } from 'node:readline/promises'

/** True if a question can be asked: it goes to stderr, so that the output stays clean. */
export function hasTerminal(): boolean {
  return process.stdin.isTTY === true && process.stderr.isTTY === true
}

/**
 * Asks on the terminal and resolves to the line typed, or to null if the input ended (Ctrl-D). Rejects with the signal's
 * reason if that aborts.
 *
 * @param question fit for the terminal, without the blank at its end
 */
export async function askLine(question: string, signal: AbortSignal): Promise<string | null> {
  signal.throwIfAborted()
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  // In readline's raw mode Ctrl-C sends no signal, and readline by itself would only cancel this one question.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  try {
    // In Node 22 the question stays pending forever if the input ends.
    return await Promise.race([lines.question(`${question} `, { signal }), ended(lines)])
  } catch {
    process.stderr.write('\n')
    signal.throwIfAborted()
    return null
  } finally {
    lines.close()
  }
}

function ended(lines: Interface): Promise<never> {
  return new Promise((_, reject) => lines.once('close', () => reject(new Error('the input has ended'))))
}
