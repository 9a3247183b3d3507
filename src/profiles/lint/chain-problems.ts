import type { Chain, Link } from '../link.ts'
import { type Problem, problem } from '../problem.ts'

/**
 * A cycle is told where the shown profile enters it: each profile of the circle has a line of its own to mend.
 * Any other fault is told where it stands, though it may be in a profile further down the chain.
 */
export function chainProblems(chain: Chain): Problem[] {
  return problemsAt(chain, chain.links)
}

/** Those of `chainProblems` that stand in the lines of other profiles, whose own chains mostly tell them too. */
export function inheritedProblems(chain: Chain): Problem[] {
  const owner = chain.links[0]?.profile
  return problemsAt(
    chain,
    chain.links.filter((each) => each.profile !== owner && each.problem?.code !== 'cycle'),
  )
}

function problemsAt(chain: Chain, links: readonly Link[]): Problem[] {
  const owner = chain.links[0]?.profile ?? null
  const own = chain.links.find((link) => link.type === 'source-profile')
  return links.flatMap((link) => {
    if (!link.problem) return []
    const { code, message } = link.problem
    return [problem(code, placeOf(link.problem.code === 'cycle' && own ? own : link), message, owner)]
  })
}

function placeOf(link: Link) {
  return { file: link.problem?.file ?? link.file, line: link.problem?.line ?? link.line }
}
