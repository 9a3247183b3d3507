import type { Chain, Link } from '../link.ts'
import { type Problem, problem } from '../problem.ts'

/**
 * The problems of a source chain, each at the line that causes it, even if that belongs to a profile further down the
 * chain. A cycle is reported at the source_profile or credential_process of the chain's own profile, because every profile
 * in it can end it.
 */
export function chainProblems(chain: Chain): Problem[] {
  return problemsAt(chain, chain.links)
}

/** The `chainProblems` at lines of other profiles; most of them are problems of those profiles' own chains too. */
export function inheritedProblems(chain: Chain): Problem[] {
  const owner = chain.links[0]?.profile
  return problemsAt(
    chain,
    chain.links.filter((each) => each.profile !== owner && each.problem?.code !== 'cycle'),
  )
}

function problemsAt(chain: Chain, links: readonly Link[]): Problem[] {
  const owner = chain.links[0]?.profile ?? null
  const own = chain.links.find(({ type }) => type === 'source-profile' || type === 'process')
  return links.flatMap((link) => {
    if (!link.problem) return []
    const { code, message, lacks } = link.problem
    return [problem(code, placeOf(link.problem.code === 'cycle' && own ? own : link), message, owner, lacks)]
  })
}

function placeOf(link: Link) {
  return { file: link.problem?.file ?? link.file, line: link.problem?.line ?? link.line }
}
