import { encode } from 'uqr'
import { type Login, plainAddress } from '../../app/login/login.ts'
import { waitingFor } from '../../app/login/update-login.ts'
import type { State } from '../../app/state.ts'
import { isSafeUrl } from '../../profiles/check-address.ts'
import { shownSummary } from '../../profiles/shown-summary.ts'
import { longWaitSentence } from '../../session/login/login-reason.ts'
import { sessionNameOf } from '../../session/login/session.ts'
import { truncate, wrap } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { width } from '../../text/width.ts'
import { type Row, type Span, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import type { DialogBody } from './dialog-body.ts'

const LABEL = 7

/** A login in progress: address, code, QR code if it fits, time left. */
export function loginRows(
  state: State,
  login: Login,
  cells: number,
  height: number,
  symbols: Symbols,
): DialogBody {
  const title = `Log in to ${login.session.ssoSession === null ? '' : 'sso-session '}${sessionNameOf(login.session)}`
  const rows =
    login.reason === null ? waitingRows(state, login, cells, height, symbols) : failedRows(login, cells)
  const { queue, total } = login
  const note = total > 1 ? `${total - queue.length} of ${total}` : ''
  return { title, rows, note }
}

function failedRows({ reason: failure }: Login, cells: number): Row[] {
  return [
    ...wrap(visible(failure ?? ''), cells - 1).map((line): Row => [span(line, 'error')]),
    [],
    [span('Enter', 'key'), span(' start over  ', 'dim'), span('Esc', 'key'), span(' close', 'dim')],
  ]
}

function waitingRows(state: State, login: Login, cells: number, height: number, symbols: Symbols): Row[] {
  const { code, browser } = login
  const spinner = symbols.spinner[Math.floor(state.now / 1000) % symbols.spinner.length] ?? ''
  if (browser) return browserRows(state, login, browser, cells, spinner, symbols)
  if (!code)
    return [
      ...forRows(state, login, cells, symbols),
      [span(`${spinner} ${asking(login)}`, 'dim')],
      [],
      [span('Esc', 'key'), span(' cancel', 'dim')],
    ]
  const safe = isSafeUrl(code.verificationUriComplete) && isSafeUrl(code.verificationUri)
  const left = clock(code.expiresAt - state.now)
  const head: Row[] = [
    ...forRows(state, login, cells, symbols),
    ...address(code.verificationUri, cells - LABEL, safe),
    ...demoRows(state, cells),
    spaced([label('Code'), span(spread(code.userCode), 'title')], span(`${left} left`, 'dim'), cells),
    ...(safe ? [] : wrap(UNSAFE, cells - 1).map((line): Row => [span(line, 'warning')])),
    ...(login.isLongWait ? wrap(longWaitSentence(login.session), cells - 1) : []).map(
      (line): Row => [span(line, 'warning')],
    ),
  ]
  const tail = tailRows(state, login, safe, spinner, cells)
  // A phone would open an unsafe address from the QR code, so there is none.
  const room = safe ? height - head.length - tail.length - 2 : 0
  const qr = qrRows(code.verificationUriComplete, cells, room, symbols)
  return [...head, [], ...qr, ...(qr.length > 0 ? [[]] : []), ...tail]
}

/** A login in a browser: what happens there, and what to do if nothing does. */
function browserRows(
  state: State,
  login: Login,
  { expiresAt }: NonNullable<Login['browser']>,
  cells: number,
  spinner: string,
  symbols: Symbols,
): Row[] {
  const help = wrap(
    'Approve there. If no page has opened, copy its address into a browser here.',
    cells - LABEL,
  )
  return [
    ...forRows(state, login, cells, symbols),
    spaced(
      [label('Open'), span('in your browser', 'strong')],
      span(`${clock(expiresAt - state.now)} left`, 'dim'),
      cells,
    ),
    ...help.map((line): Row => [label(''), span(line, 'dim')]),
    [],
    ...tailRows(state, login, true, spinner, cells),
  ]
}

/** In the demo nobody needs to open the address, which leads to the stand-in for AWS; only a browser's page waits for a click. */
function demoRows({ setup }: State, cells: number): Row[] {
  if (!setup.isDemo) return []
  return wrap('The demo approves it in a few seconds.', cells - LABEL).map((line) => [
    label(''),
    span(line, 'info'),
  ])
}

function tailRows(state: State, login: Login, safe: boolean, spinner: string, cells: number): Row[] {
  const [text, style] = waiting(login)
  return [
    spaced([span(`${spinner} ${text}`, style)], span(waitingText(state, login), 'dim'), cells),
    escRow(state, login, safe),
  ]
}

/** What the login waits for, and whether that is as it should be. */
function waiting({ isHeldUp, retryReason, browser }: Login): [string, 'info' | 'warning'] {
  if (isHeldUp) return ['approved; another process holds the token’s file', 'warning']
  if (retryReason !== null) return [visible(retryReason), 'warning']
  return [browser ? 'waiting for the browser' : 'waiting for approval', 'info']
}

function asking({ approval }: Login): string {
  return `asking IAM Identity Center for ${approval === 'browser' ? 'a page to open' : 'a code'}`
}

function label(text: string): Span {
  return span(text.padEnd(LABEL), 'dim')
}

/** `K J Q F - M X B R`: easy to read out over the phone. */
function spread(code: string): string {
  return [...visible(code)].join(' ')
}

/** The profile that the login is for, with account and role as far as they are known. */
function forRows({ profileIndex, setup }: State, { profile }: Login, cells: number, symbols: Symbols): Row[] {
  const entry = profileIndex.entryOf(profile)
  if (!entry) return []
  const { account, role } = shownSummary(entry.summary, setup.environment)
  const place = [account, role].filter((each) => each !== null).map(visible)
  const room = cells - LABEL
  const about = truncate(place.join(` ${symbols.dot} `), room, symbols.ellipsis)
  const name = truncate(visible(profile), Math.max(8, room - width(about) - 2), symbols.ellipsis)
  return [[label('For'), span(name), span(about === '' ? '' : `  ${about}`, 'dim')]]
}

/** The whole address, on as many lines as it needs, because people type it. */
function address(url: string, cells: number, safe: boolean): Row[] {
  // The URL parser percent-encodes control characters, so the link cannot inject escape sequences.
  const link = safe ? plainAddress(url) : null
  return wrap(visible(url), cells).map((line, at) => {
    const shown = span(line, 'strong')
    return [label(at === 0 ? 'Open' : ''), link === null ? shown : { ...shown, link }]
  })
}

const UNSAFE = 'This address does not use https: open it only if you trust it.'

function spaced(left: Row, right: Span, cells: number): Row {
  const used = left.reduce((sum, each) => sum + width(each.text), 0)
  const gap = cells - used - width(right.text)
  return gap < 2 ? left : [...left, span(' '.repeat(gap)), right]
}

function waitingText(state: State, { session, choosesRoles }: Login): string {
  if (choosesRoles) return 'then you choose accounts and roles'
  const count = waitingFor(state, session)
  return count === 1 ? '1 profile needs this session' : `${count} profiles need this session`
}

function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function escRow(state: State, login: Login, safe: boolean): Row {
  const keys: [string, string][] = [['y', 'copy address']]
  if (login.queue.length > 0) keys.push(['n', 'skip this one'])
  if (safe && state.setup.canBrowse) keys.push(['b', otherWay(login)])
  keys.push(['Esc', 'cancel'])
  return keys.flatMap(([key, word]) => [span(key, 'key'), span(` ${word}   `, 'dim')])
}

function otherWay({ approval, session }: Login): string {
  if (approval === 'browser') return 'by code'
  return session.ssoSession === null ? 'open browser' : 'by browser'
}

/** Two modules per cell in half blocks, dark on light in every theme, as cameras expect. */
function qrRows(url: string, cells: number, height: number, symbols: Symbols): Row[] {
  if (symbols.halfBlocks === null || url.length > 300) return []
  const { data, size } = encode(url, { border: 1 })
  const lines = Math.ceil(size / 2)
  if (size > cells || lines > height) return []
  const { both, upper, lower } = symbols.halfBlocks
  return Array.from({ length: lines }, (_, line) => {
    let text = ''
    for (let x = 0; x < size; x++) {
      const [top, bottom] = [data[line * 2]?.[x] === true, data[line * 2 + 1]?.[x] === true]
      text += top ? (bottom ? both : upper) : bottom ? lower : ' '
    }
    return [span(text, 'qr')]
  })
}
