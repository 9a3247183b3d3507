import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

export interface Question {
  /** Fit for the terminal; shown there alone. */
  readonly text: string
  /** Whether to show stars for what is typed. */
  readonly isSecret: boolean
}

/**
 * Reads a line from standard input for each question; on a terminal the questions go to stderr. Resolves to false if the
 * input ends before the last answer. Rejects with the signal's reason if that aborts.
 *
 * @param first the first question
 * @param next takes an answer, without blanks around it, and gives the next question, or null after the last answer
 */
export function askInTurn(
  first: Question,
  next: (answer: string) => Question | null,
  signal: AbortSignal,
): Promise<boolean> {
  const isTerminal = process.stdin.isTTY === true
  let question: Question | null = first
  const output = new Writable({
    write: (chunk, _, done) => {
      process.stderr.write(question?.isSecret ? starred(String(chunk), prompt(question)) : String(chunk))
      done()
    },
  })
  // Without a history: the key for the line before would show a secret.
  const lines = createInterface(
    isTerminal ? { input: process.stdin, output, terminal: true, historySize: 0 } : { input: process.stdin },
  )
  const ask = (each: Question) => {
    if (!isTerminal) return
    lines.setPrompt(prompt(each))
    lines.prompt()
  }
  const { promise, resolve, reject } = Promise.withResolvers<boolean>()
  // At once, and not after a promise: a paste brings several lines in one read, and a secret must not be echoed.
  lines.on('line', (line) => {
    if (question === null) return
    question = next(line.trim())
    if (question === null) lines.close()
    else ask(question)
  })
  // In readline's raw mode Ctrl-C sends no signal.
  lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  const abort = () => lines.close()
  signal.addEventListener('abort', abort, { once: true })
  lines.on('close', () => {
    signal.removeEventListener('abort', abort)
    if (question !== null && isTerminal) process.stderr.write('\n')
    if (signal.aborted) reject(signal.reason)
    else resolve(question === null)
  })
  ask(first)
  return promise
}

function prompt({ text }: Question): string {
  return `${text} `
}

/** What readline draws, with a star for each character that was typed: it draws one, or the question and the whole line. */
function starred(text: string, question: string): string {
  const head = text.startsWith(question) ? question : ''
  const control = /(\u001b\[[0-9;]*[A-Za-z]|[\r\n])/
  const parts = text.slice(head.length).split(control)
  return head + parts.map((part) => (control.test(part) ? part : '*'.repeat([...part].length))).join('')
}
