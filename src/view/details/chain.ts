import type { ProfileCheck } from '../../app/check/check.ts'
import type { Chain, Link, LinkType } from '../../profiles/link.ts'
import { maskSecrets } from '../../profiles/mask/mask-secrets.ts'
import { linkName } from '../../session/describe-link.ts'
import type { Entry } from '../../session/profile-index.ts'
import type { ProfileStatus } from '../../session/statuses.ts'
import { fitMask, truncate, truncateStart, wrap } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { width } from '../../text/width.ts'
import { type Row, rowWidth, type Span, type Style, span, spread } from '../row.ts'
import { statusLong } from '../status-text.ts'
import type { Symbols } from '../symbols.ts'
import type { Block } from './block.ts'
import { origin } from './origin.ts'

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

/** Deeper links are not indented further, so that a long chain stays readable. */
const DEEPEST = 8

/**
 * The source chain with one stop per link; below the last link, the status of the whole.
 *
 * @param whole the link whose name is not cut
 */
export function chainRows(
  entry: Entry,
  profileStatus: ProfileStatus,
  now: number,
  cells: number,
  symbols: Symbols,
  check?: ProfileCheck,
  failure?: string,
  whole?: number,
): Block {
  const rows: Row[] = []
  const stops: number[] = []
  entry.chain.links.forEach((link, depth) => {
    stops.push(rows.length)
    const mark = checkMark(check, depth, symbols)
    const row = depth === whole ? wholeLink : linkRow
    rows.push(...row(entry.chain, link, depth, cells, symbols, mark))
    const said = check?.links.get(depth)
    if (said?.state === 'running' && said.detail !== '') rows.push(...failureRows(said.detail, depth, cells))
    if (link.problem) rows.push(...problemLines(link.problem.message, depth, cells, symbols))
  })
  const last = entry.chain.links.at(-1)
  if (last && !last.problem) {
    rows.push(...endRows(entry.chain, last, profileStatus, now, cells, symbols))
    if (failure !== undefined) rows.push(...failureRows(failure, entry.chain.links.length, cells))
  }
  return { rows, stops }
}

/** Why the token could not be renewed, or what a running process says. */
function failureRows(failure: string, depth: number, cells: number): Row[] {
  const lead = `${indent(depth)}  `
  return wrap(visible(failure), cells - lead.length - 1).map((line) => [span(lead), span(line, 'warning')])
}

function indent(depth: number): string {
  return ' '.repeat(1 + 2 * Math.min(depth, DEEPEST))
}

/** The state of this link's check, for the first cell of its row. */
function checkMark(check: ProfileCheck | undefined, index: number, symbols: Symbols): Span {
  if (check?.result?.failedLink === index && !check.isRunning) return span(symbols.status.broken, 'broken')
  const link = check?.links.get(index)
  if (link)
    return link.state === 'done' ? span(symbols.done, 'valid') : span(symbols.spinner[0] ?? '', 'info')
  return span(' ')
}

type LinkRow = (chain: Chain, link: Link, depth: number, cells: number, symbols: Symbols, mark: Span) => Row[]

/** What stands before a link's name. */
function leadOf(link: Link, depth: number, symbols: Symbols, mark: Span): Span[] {
  const branch = depth === 0 ? '' : `${indent(depth - 1).slice(1)}${symbols.branch} `
  const verb = VERBS[link.type]
  const left: Span[] = [mark, span(branch, 'border')]
  return verb === '' ? left : [...left, span(`${verb} `, 'dim')]
}

/** The name on lines of its own, if it would be cut. */
const wholeLink: LinkRow = (chain, link, depth, cells, symbols, mark) => {
  const left = leadOf(link, depth, symbols, mark)
  const region = link.type === 'sso-session' && chain.token ? `  ${chain.token.region}` : ''
  const name = visible(`${linkName(chain, link) ?? '(not named)'}${region}`)
  if (width(name) <= cells - rowWidth(left) - rowWidth(origin(link)))
    return linkRow(chain, link, depth, cells, symbols, mark)
  const lead = `${indent(depth)}  `
  const lines = wrap(name, cells - lead.length - 1).map((line): Row => [span(lead), span(line)])
  return [spread(left, origin(link), cells, symbols.ellipsis), ...lines]
}

const linkRow: LinkRow = (chain, link, depth, cells, symbols, mark) => {
  const left = leadOf(link, depth, symbols, mark)
  const at = origin(link)
  const name = shownName(chain, link, cells - rowWidth(left) - rowWidth(at), symbols.ellipsis)
  left.push(span(name, link.problem ? 'broken' : 'text'))
  const region = link.type === 'sso-session' && chain.token ? `  ${visible(chain.token.region)}` : ''
  if (region !== '') left.push(span(region, 'dim'))
  return [spread(left, at, cells, symbols.ellipsis)]
}

/** A hash that does not fit is cut to this length, as in git: people read no more, and less is drawn. */
const SHORT_HASH = 8

/** A name that is too long keeps its distinctive part: the end of an ARN, the beginning of a hash. */
function shownName(chain: Chain, link: Link, room: number, mark: string): string {
  const name = linkName(chain, link)
  if (name === null) return '(not named)'
  if (link.type === 'static-keys') return fitMask(name, room)
  const text = visible(name)
  if (link.type === 'assume-role') return truncateStart(text, room, mark)
  if (link.type !== 'sso-token' || width(text) <= room) return text
  const kept = Math.min(SHORT_HASH + width(mark), room - '.json'.length)
  return `${truncate(text.replace(/\.json$/, ''), kept, mark)}.json`
}

function problemLines(message: string, depth: number, cells: number, symbols: Symbols): Row[] {
  const lead = `${indent(depth)}${symbols.severity.error} `
  return wrap(visible(maskSecrets(message)), cells - lead.length - 1).map((line, at) => [
    span(at === 0 ? lead : ' '.repeat(lead.length), 'broken'),
    span(line, 'broken'),
  ])
}

/** The status of the chain, and the command or key that restores it. */
function endRows(
  chain: Chain,
  last: Link,
  profileStatus: ProfileStatus,
  now: number,
  cells: number,
  symbols: Symbols,
): Row[] {
  const lead = `${indent(chain.links.length)}${symbols.status[profileStatus.status]} `
  const lines = (text: string, style: Style) =>
    wrap(text, cells - lead.length - 1).map((line, at) => {
      return [span(at === 0 ? lead : ' '.repeat(lead.length), profileStatus.status), span(line, style)]
    })
  if (chain.kind === 'none') {
    return lines('no credentials here: AWS tools try container, then instance metadata', 'text')
  }
  const { cacheProblem } = profileStatus
  const text = cacheProblem
    ? `signed out: the cached file ${cacheProblem.reason}`
    : statusLong(profileStatus, now)
  const isLost = profileStatus.status === 'expired' || profileStatus.status === 'signed-out'
  const rows: Row[] = lines(text, profileStatus.status)
  if (isLost && (chain.token || last.type === 'login-session'))
    rows.push([span(`${' '.repeat(lead.length)}press l to log in`, 'dim')])
  return rows
}
