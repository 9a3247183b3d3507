import { byRole, byWebIdentity } from './assume-role.ts'
import { single } from './single-link.ts'
import { bySsoRole } from './sso-role.ts'
import { BrokenLink, type Obtained, step, type Walk } from './step.ts'

/**
 * Walks a source chain as the AWS CLI would for `--profile NAME`: from the outermost link inwards until one provides
 * credentials by itself or from the cache, then back outwards. Rejects with `BrokenLink`, or with the signal's reason
 * if that aborts.
 */
export async function walk(context: Walk): Promise<Obtained> {
  const broken = context.chain.links.findIndex((each) => each.problem)
  if (broken >= 0) throw new BrokenLink(broken, context.chain.links[broken]?.problem)
  return walkFrom(context, 0)
}

async function walkFrom(context: Walk, index: number): Promise<Obtained> {
  const link = context.chain.links[index]
  if (!link) return lastResort(context, index - 1)
  switch (link.type) {
    case 'profile':
    case 'source-profile':
      return passThrough(context, index, () => walkFrom(context, index + 1))
    case 'assume-role':
      return context.chain.links[index + 1]?.type === 'web-identity-token'
        ? byWebIdentity(context, link, index)
        : byRole(context, link, index, () => walkFrom(context, index + 1))
    case 'sso-role':
      return bySsoRole(context, link, index)
    default:
      return step(context, index, (say) => single(context, link, say))
  }
}

/** A link that only points to the next one is done when that is. */
async function passThrough(context: Walk, index: number, next: () => Promise<Obtained>): Promise<Obtained> {
  context.onLink(index, 'running')
  const obtained = await next()
  context.onLink(index, 'done')
  return obtained
}

/** For a profile without credentials, the AWS CLI tries the container's, then the instance's. */
async function lastResort(context: Walk, index: number): Promise<Obtained> {
  return step(context, index, async () => {
    const { ports, memo, signal } = context
    const container = await memo.once(`container ${ports.routes.metadata}`, () => ports.container(signal))
    if (container) return { credentials: container, detail: 'from the container' }
    return {
      credentials: await memo.once(`instance ${ports.routes.metadata}`, () => ports.instance(signal)),
      detail: 'from the instance',
    }
  })
}
