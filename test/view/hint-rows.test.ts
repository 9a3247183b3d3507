import { describe, expect, it } from 'vitest'
import type { State } from '../../src/app/state.ts'
import { footerRow } from '../../src/view/hint-rows.ts'
import { ASCII, UNICODE } from '../../src/view/symbols.ts'
import { rowText, stylesOf } from '../support/state/picture.ts'
import { accountsState, loginState } from '../support/state/portal-events.ts'
import { sampleState } from '../support/state/sample-state.ts'
import { ssoState } from '../support/state/sso-state.ts'
import { edited, makeState, play, typed } from '../support/state/state.ts'

const list = sampleState()
const footer = (state: State, columns: number) => rowText(footerRow(state, columns, UNICODE))
const isReadOnly = ({ setup, ...rest }: State): State => ({ ...rest, setup: { ...setup, isReadOnly: true } })
const canBrowse = ({ setup, ...rest }: State): State => ({ ...rest, setup: { ...setup, canBrowse: true } })

describe('the footer names the keys of what is open', () => {
  const LIST = ' ↑↓ move  / filter  Enter details  c check'
  it.each<[string, State, string]>([
    [
      'the list',
      list,
      `${LIST}  ! attention  p pick  n new  C check all  s sort  y copy  I import  ? help  q quit`,
    ],
    [
      'the list, on a profile with a session',
      ssoState('dev'),
      `${LIST.replace('/', 'L log in all  /')}  l log in  ! attention  p pick  n new  C check all  s sort  y copy  I import  ? help  q quit`,
    ],
    [
      'the list, read-only',
      isReadOnly(ssoState('dev')),
      `${LIST}  ! attention  p pick  C check all  s sort  y copy  ? help  q quit`,
    ],
    [
      'the list, narrowed',
      play(list, 'attention'),
      `${LIST}  l log in  ! attention  p pick  n new  C check all  s sort  y copy  I import  Esc back  ? help  q quit`,
    ],
    [
      'the list during a check',
      play(list, 'check-all'),
      `${LIST}  ! attention  p pick  n new  C check all  s sort  y copy  I import  Esc back  ? help  q quit`,
    ],
    [
      'an empty list',
      makeState(),
      ' ↑↓ move  / filter  ! attention  n new  s sort  I import  ? help  q quit',
    ],
    [
      'the details',
      play(list, 'open-details'),
      ' ↑↓ move  / filter  Enter edit  a add  x remove  v whole  c check  ! attention  p pick  n new  C check all  s sort  y copy  I import  Esc back  ? help  q quit',
    ],
    ['the help', play(list, 'help'), ' ↑↓ move  Esc back  ? help  q quit'],
    ['a value', play(list, 'open-details', 'down', 'down', 'down', 'edit'), ' Enter accept  Esc back'],
    ['a menu', play(list, 'new-profile'), ' Enter accept  Esc back'],
    ['a form', play(list, 'new-profile', 'accept'), ' Enter accept  Tab complete  Esc back'],
    [
      'a form that was given back',
      play(list, 'rename', typed('x'), 'back', 'rename'),
      ' Enter accept  Tab complete  Ctrl-G begin anew  Esc back',
    ],
    ['a change', play(list, 'delete'), ' Enter accept  ↑↓ move  y yes  n no  Esc back'],
    ['a login', loginState('dev'), ' y copy address  Esc back'],
    [
      'a login with a browser in front of the user',
      canBrowse(loginState('dev')),
      ' y copy address  b browser  Esc back',
    ],
    [
      'a login that failed',
      play(loginState('dev'), { type: 'login-failed', attempt: 1, message: 'x' }),
      ' Enter start over  Esc back',
    ],
    ['the accounts', accountsState(), ' Enter accept  Space choose  a all  / filter  ↑↓ move  Esc back'],
  ])('%s', (_, state, wanted) => {
    expect(footer(state, 200).trimEnd()).toBe(wanted)
  })

  it('the key is apart from its word', () => {
    expect(stylesOf(footerRow(play(list, 'help'), 80, UNICODE))).toEqual([
      ['key', '↑↓'],
      ['dim', 'move'],
      ['key', 'Esc'],
      ['dim', 'back'],
      ['key', '?'],
      ['dim', 'help'],
      ['key', 'q'],
      ['dim', 'quit'],
    ])
  })

  it('without Unicode arrows are words', () => {
    expect(rowText(footerRow(play(sampleState({ isAscii: true }), 'help'), 80, ASCII)).trimEnd()).toBe(
      ' Up/Down move  Esc back  ? help  q quit',
    )
  })
})

describe('Enter on a heading', () => {
  const session = (name: string) =>
    `[sso-session ${name}]\nsso_start_url = https://${name}.awsapps.com/start\nsso_region = us-east-1\n`
  const config = `${session('a')}${session('b')}[profile p]\nsso_session = a\nsso_account_id = 111122223333\nsso_role_name = R\n`
  const heading = play(makeState({ config, preferences: { group: 'session' } }), 'first')
  const enters = (state: State, columns = 120) => /Enter \w+/.exec(footer(state, columns))?.[0]

  it.each([200, 120, 80])('folds and unfolds, in %i columns', (columns) => {
    expect(enters(heading, columns)).toBe('Enter fold')
    expect(enters(play(heading, 'open-details'), columns)).toBe('Enter unfold')
    expect(enters(play(heading, 'down'), columns)).toBe('Enter details')
  })

  it.each([70, 60, 50, 40])('does not lead to the details, in %i columns', (columns) => {
    expect(footer(heading, columns)).not.toContain('details')
    expect(footer(play(heading, 'open-details'), columns)).not.toContain('details')
  })

  it('is not named where it changes nothing: below it is no profile, or a filter keeps it open', () => {
    expect(enters(play(heading, 'last'))).toBeUndefined()
    expect(enters(play(heading, 'filter', typed('p'), 'accept', 'first'))).toBeUndefined()
  })
})

describe('where there are fewer columns, hints give way from the end, but for how to get out', () => {
  const details = play(ssoState('dev'), 'open-details')
  it.each([
    [
      120,
      ' ↑↓ move  L log in all  / filter  Enter edit  a add  x remove  v whole  c check  l log in  Esc back  ? help  q quit',
    ],
    [80, ' ↑↓ move  L log in all  / filter  Enter edit  a add  Esc back  ? help  q quit'],
    [50, ' ↑↓ move  L log in all  Esc back  ? help  q quit  '],
    [40, ' ↑↓ move  Esc back  ? help  q quit      '],
    [27, ' Esc back  ? help  q quit  '],
  ])('%i', (columns, wanted) => {
    expect(footer(details, columns)).toBe(wanted.padEnd(columns))
  })
})

describe('while the filter is typed it stands in the footer', () => {
  const filter = play(list, 'filter', typed('my-sso'))

  it.each([
    [50, ' /my-sso                    Enter keep  Esc clear '],
    [40, ' /my-sso          Enter keep  Esc clear '],
  ])('at %i', (columns, wanted) => {
    expect(footer(filter, columns)).toBe(wanted)
  })

  it('with the cursor where one types', () => {
    expect(footerRow(filter, 50, UNICODE).slice(0, 3)).toEqual([
      { style: 'strong', text: ' /' },
      { style: 'text', text: 'my-sso' },
      { style: 'cursor', text: ' ' },
    ])
    const before = footerRow(play(filter, edited('left'), edited('left')), 50, UNICODE)
    expect(before.slice(1, 4).map(({ text }) => text)).toEqual(['my-s', 's', 'o'])
  })

  it('of one that is too long, the end; nothing in it is obeyed', () => {
    const long = play(list, 'filter', typed(`a long filter \u001b[31m ${'x'.repeat(12)}`))
    expect(footer(long, 40)).toBe(' /…xxxxxxxxxxxx   Enter keep  Esc clear ')
    expect(footer(long, 120)).toContain(' /a long filter \\x1b[31m xxx')
  })
})
