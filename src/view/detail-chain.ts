import type { Chain, Link, LinkType } from '../profiles/link.ts'
import type { Standing } from '../session/board.ts'
import { linkName } from '../session/describe-link.ts'
import type { Entry } from '../session/inventory.ts'
import type { Block } from './detail-rows.ts'
import { origin } from './origin.ts'
import { type Row, type Span, span, spread } from './row.ts'
import { statusLong } from './status-text.ts'
import type { Symbols } from './symbols.ts'
import { visible, wrap } from './text.ts'

const VERBS: Readonly<Record<LinkType, string>> = {
  profile: '',
  'assume-role': 'assumes',
  'source-profile': 'source_profile',
  'credential-source': 'credential_source',
  'sso-role': 'sso role',
  'sso-session': 'sso-session',
  'sso-token': 'token cache',
  'static-keys': 'access keys',
  process: 'runs',
  'web-identity-token': 'token file',
  'login-session': 'login_session',
}

/** Deeper links are not indented any further: a long chain must stay readable. */
const DEEPEST = 8

/** The source chain, one stop a link; under the last one what it all comes to. */
export function chainRows(
  entry: Entry,
  standing: Standing,
  now: number,
  cells: number,
  symbols: Symbols,
): Block {
  const rows: Row[] = []
  const stops: number[] = []
  entry.chain.links.forEach((link, depth) => {
    stops.push(rows.length)
    rows.push(linkRow(entry.chain, link, depth, cells, symbols))
    if (link.problem) rows.push(...problemLines(link.problem.message, depth, cells, symbols))
  })
  const last = entry.chain.links.at(-1)
  if (last && !last.problem) rows.push(endRow(entry.chain, last, standing, now, symbols))
  return { rows, stops }
}

function indent(depth: number): string {
  return ' '.repeat(1 + 2 * Math.min(depth, DEEPEST))
}

function linkRow(chain: Chain, link: Link, depth: number, cells: number, symbols: Symbols): Row {
  const branch = depth === 0 ? ' ' : `${indent(depth - 1)}${symbols.branch} `
  const verb = VERBS[link.type]
  const name = shownName(chain, link)
  const left: Span[] = [span(branch, 'border')]
  if (verb !== '') left.push(span(`${verb} `, 'dim'))
  left.push(span(name, link.problem ? 'broken' : 'text'))
  const region = link.type === 'sso-session' && chain.token ? `  ${visible(chain.token.region)}` : ''
  if (region !== '') left.push(span(region, 'dim'))
  return spread(left, origin(link), cells, symbols.ellipsis)
}

function shownName(chain: Chain, link: Link): string {
  const name = linkName(chain, link)
  return name === null ? '(not named)' : visible(name)
}

function problemLines(message: string, depth: number, cells: number, symbols: Symbols): Row[] {
  const lead = `${indent(depth)}${symbols.severity.error} `
  return wrap(visible(message), cells - lead.length - 1).map((line, at) => [
    span(at === 0 ? lead : ' '.repeat(lead.length), 'broken'),
    span(line, 'broken'),
  ])
}

/** Where the chain ends in something that has a status, that status with the key that mends it. */
function endRow(chain: Chain, last: Link, standing: Standing, now: number, symbols: Symbols): Row {
  const lead = `${indent(chain.links.length)}${symbols.status[standing.status]} `
  if (chain.kind === 'none') {
    return [
      span(lead, standing.status),
      span('no credentials here: the tools go on to container, then instance metadata'),
    ]
  }
  const damage = standing.damage ? `: the cached file ${standing.damage.reason}` : ''
  const what = standing.damage ? `signed out${damage}` : statusLong(standing, now)
  const row: Span[] = [span(lead, standing.status), span(what, standing.status)]
  const isLost = standing.status === 'expired' || standing.status === 'signed-out'
  if (isLost && last.type === 'login-session') row.push(span('  run aws login', 'dim'))
  return row
}
