import { describe, expect, it } from 'vitest'
import { allProblems, problemsOfFiles } from '../../src/session/problems.ts'
import { allRows, screenOf } from '../../src/view/screen.ts'
import { makeState } from '../support/state/state.ts'

/** More than a call takes arguments, which is what a careless `push(...all)` stumbles over. */
const MANY = 130_000
const many = (line: (at: number) => string) => Array.from({ length: MANY }, (_, at) => line(at)).join('')

const texts: Record<string, string> = {
  'lines that are nothing': `[profile a]\n${many(() => 'nonsense\n')}`,
  'lines that are not UTF-8': `[profile a]\n${many((at) => `k${at} = \udc80\n`)}`,
  'settings of one profile': `[profile a]\n${many((at) => `k${at} = 1\n`)}`,
  'lines of one block': `[profile a]\ns3 =\n${many((at) => `  k${at} = 1\n`)}`,
  'lines of one key': `[profile a]\n${many(() => 'k = 1\n')}`,
  'sections of one name': `[profile a]\nregion = x\n${many(() => '[profile a]\n')}`,
  'sections that hide one another': many((at) => `[profile ${at % 2 === 0 ? 'a' : '"a"'}]\n`),
  'profiles on one source': `[profile a]\n${many((at) => `[profile p${at}]\nsource_profile = a\n`)}`,
}

/** Enough for an expression that goes over all of them to run out of stack. */
const COMMENTS = '# c\n'.repeat(3_000_000)

it.each(['profile a', 'sso-session a', 'services a'])(
  'millions of comments are none to tell of in [%s]',
  (header) => {
    const { profileIndex } = makeState({ config: `[${header}]\nregion = x\n${COMMENTS}` })
    expect(allProblems(profileIndex).map((each) => each.code)).not.toContain('tools-disagree')
  },
)

describe('a file with very many', () => {
  it.each(Object.entries(texts))('%s is shown all the same', (_, config) => {
    const state = makeState({ config })
    expect(allRows(screenOf(state))).toHaveLength(40)
    expect(problemsOfFiles(state.profileIndex)).toBeDefined()
  })
})
