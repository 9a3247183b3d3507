import { StringDecoder } from 'node:string_decoder'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'

/** Characters kept of a line, from its start, so that a secret stays with its key and is masked. */
const LONGEST_LINE = 4_096
const MOST_LINES = 20
/** Characters quoted in total. */
const MOST_QUOTED = 300

export interface ErrorTail {
  add(chunk: Buffer): void
  /** The last lines, without blank ones; what looks like a secret is masked. */
  text(): string
}

/** Collects the end of a process's stderr in bounded memory: the reason for a failure is usually there. */
export function createErrorTail(): ErrorTail {
  const decoder = new StringDecoder('utf8')
  let lines = ['']
  const addText = (text: string) => {
    const [first = '', ...rest] = text.split(/[\r\n]+/)
    const last = `${lines.at(-1)}${first}`
    lines = [...lines.slice(0, -1), last, ...rest].map((line) => line.slice(0, LONGEST_LINE))
    lines = lines.filter((line, at) => line.trim() !== '' || at === lines.length - 1).slice(-MOST_LINES)
  }
  return {
    add: (chunk) => addText(decoder.write(chunk)),
    text: () => {
      addText(decoder.end())
      const masked = maskSecrets(lines.join('\n')).split('\n')
      return quoted(masked.map((line) => line.trim()).filter((line) => line !== ''))
    },
  }
}

function quoted(lines: readonly string[]): string {
  const kept: string[] = []
  let room = MOST_QUOTED
  for (const line of lines.toReversed()) {
    if (line.length > room && kept.length > 0) break
    kept.unshift(line.length > room ? `${line.slice(0, room - 1)}…` : line)
    room -= line.length + 1
  }
  return kept.join('\n')
}
