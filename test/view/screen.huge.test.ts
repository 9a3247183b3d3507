import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allProblems, problemsOfFiles } from '../../src/session/problems.ts'
import { makeState } from '../support/state/state.ts'

type MakeText = (many: (line: (at: number) => string) => string) => string

const texts: Record<string, MakeText> = {
  'lines that are nothing': (many) => `[profile a]\n${many(() => 'nonsense\n')}`,
  'lines that are not UTF-8': (many) => `[profile a]\n${many((at) => `k${at} = \udc80\n`)}`,
  'settings of one profile': (many) => `[profile a]\n${many((at) => `k${at} = 1\n`)}`,
  'lines of one block': (many) => `[profile a]\ns3 =\n${many((at) => `  k${at} = 1\n`)}`,
  'lines of one key': (many) => `[profile a]\n${many(() => 'k = 1\n')}`,
  'sections of one name': (many) => `[profile a]\nregion = x\n${many(() => '[profile a]\n')}`,
  'sections that hide one another': (many) => many((at) => `[profile ${at % 2 === 0 ? 'a' : '"a"'}]\n`),
  'profiles on one source': (many) =>
    `[profile a]\n${many((at) => `[profile p${at}]\nsource_profile = a\n`)}`,
}

function textOf(make: MakeText, count: number): string {
  return make((line) => Array.from({ length: count }, (_, at) => line(at)).join(''))
}

/** Enough for a regular expression over all of them to run out of stack. */
const COMMENTS = '# c\n'.repeat(3_000_000)

it.each(['profile a', 'sso-session a', 'services a'])(
  'millions of comments in [%s] are no problem',
  (header) => {
    const { profileIndex } = makeState({ config: `[${header}]\nregion = x\n${COMMENTS}` })
    expect(allProblems(profileIndex).map((each) => each.code)).not.toContain('tools-disagree')
  },
)

describe('a file with very many', () => {
  // More than a call can have arguments, so that `push(...all)` would throw. The stack is small to keep this number small.
  const many = 20_000
  const stack = { stackSizeMb: 0.35 }
  /** Enough for quadratic work to exceed the time of a test. */
  const veryMany = 65_000
  let worker: Worker

  beforeAll(() => {
    worker = new Worker(new URL('small-stack.ts', import.meta.url), { resourceLimits: stack })
  })
  afterAll(() => worker.terminate())

  const ask = async (message: string | number): Promise<unknown> => {
    const answer = once(worker, 'message')
    worker.postMessage(message)
    return (await answer)[0]
  }

  it('lines has more of them than a call can have arguments', async () => {
    expect(await ask(many)).toBe(false)
  })

  it.each(Object.entries(texts))('%s is shown like any other', async (name, make) => {
    // Each of these is both a setting and a problem.
    const count = name === 'lines that are not UTF-8' ? veryMany : many
    expect(await ask(textOf(make, count))).toBe(40)
  })

  it.each(Object.entries(texts))('%s is read in time', (_, make) => {
    const { profileIndex } = makeState({ config: textOf(make, veryMany) })
    expect(problemsOfFiles(profileIndex)).toBeDefined()
  })
})
