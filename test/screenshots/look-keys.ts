import type { Step } from './step.ts'

/**
 * Takes the text of `--keys` and gives its steps. Words are names of keys; `"some text"` is typed;
 * `paste:"text"`, `wait:text` or `wait:"text"`, and `resize:80x24` do what they say. Throws on any other `word:`.
 */
export function parseKeys(keys: string): Step[] {
  const words = keys.matchAll(/(?:([a-z]+):)?"((?:[^"\\]|\\.)*)"|(\S+)/g)
  return [...words].map(([, verb, quoted, bare]) => {
    if (quoted !== undefined) return stepOf(verb ?? 'type', quoted.replaceAll(/\\(.)/g, '$1'))
    const [, bareVerb, value] = /^([a-z]+):(.+)$/s.exec(bare!) ?? []
    return bareVerb ? stepOf(bareVerb, value!) : { press: [bare!] }
  })
}

function stepOf(verb: string, value: string): Step {
  if (verb === 'type') return { type: value }
  if (verb === 'paste') return { paste: value }
  if (verb === 'wait') return { until: value }
  const size = verb === 'resize' ? /^(\d+)x(\d+)$/.exec(value) : null
  if (!size) throw new Error(`--keys: cannot make sense of ${verb}:${value}`)
  return { resize: { cols: Number(size[1]), rows: Number(size[2]) } }
}
