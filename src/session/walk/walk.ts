import { byRole, byWebIdentity } from './assume-role.ts'
import { single } from './single-link.ts'
import { bySsoRole } from './sso-role.ts'
import { BrokenLink, type Obtained, step, type Walk } from './step.ts'

/**
 * Walks a source chain for real, as the AWS CLI would for `--profile NAME`: from the outermost link inwards until one
 * gives credentials by itself or from the cache, and back outwards. Rejects with `BrokenLink`, or with the signal's
 * reason when that aborts.
 */
export async function walk(of: Walk): Promise<Obtained> {
  const broken = of.chain.links.findIndex((each) => each.problem)
  if (broken >= 0) throw new BrokenLink(broken, of.chain.links[broken]?.problem)
  return from(of, 0)
}

async function from(of: Walk, index: number): Promise<Obtained> {
  const link = of.chain.links[index]
  if (!link) return lastResort(of, index - 1)
  switch (link.type) {
    case 'profile':
    case 'source-profile':
      return passing(of, index, () => from(of, index + 1))
    case 'assume-role':
      return of.chain.links[index + 1]?.type === 'web-identity-token'
        ? byWebIdentity(of, index)
        : byRole(of, index, () => from(of, index + 1))
    case 'sso-role':
      return bySsoRole(of, index)
    default:
      return step(of, index, () => single(of, link))
  }
}

/** A link that only leads on is done when what it leads to is. */
async function passing(of: Walk, index: number, next: () => Promise<Obtained>): Promise<Obtained> {
  of.onLink(index, 'running')
  const obtained = await next()
  of.onLink(index, 'done')
  return obtained
}

/** A profile without credentials: the AWS CLI goes on to the container's, then the machine's. */
async function lastResort(of: Walk, index: number): Promise<Obtained> {
  return step(of, index, async () => {
    const { ports, memo, signal } = of
    const container = await memo.once(`container ${ports.routes.metadata}`, () => ports.container(signal))
    if (container) return { credentials: container, detail: 'by the container' }
    return {
      credentials: await memo.once(`instance ${ports.routes.metadata}`, () => ports.instance(signal)),
      detail: 'by the instance',
    }
  })
}
