import { describe, expect, it } from 'vitest'
import type { State } from '../../../src/app/state.ts'
import { listNote, listRows } from '../../../src/view/list/list.ts'
import { ASCII, UNICODE } from '../../../src/view/symbols.ts'
import { rowText, stylesOf } from '../../support/state/picture.ts'
import { sampleState } from '../../support/state/sample-state.ts'
import { makeState, NOW, play, profilesNamed, typed } from '../../support/state/state.ts'

const state = play(sampleState(), 'down', 'down')
const list = (of: State, cells: number, height = 40) => listRows(of, cells, height, UNICODE).map(rowText)
const row = (cells: number) => list(state, cells)[1]

it('a row tells name, kind and status', () => {
  expect(list(state, 52)).toEqual([
    ' · default           long-term-keys     unverified  ',
    ' ○ dev ◆             sso-session        expired 2h  ',
    '▸○ prod-admin        assume-role        expired 2h  ',
    ' ✗ loop-a            assume-role            broken  ',
    ' ✗ loop-b            assume-role            broken  ',
    ' · builder           process            unverified  ',
    ' ● legacy            sso-legacy           valid 5h  ',
    ' ◐ soon              sso-session       expiring 9m  ',
    ' ○ console           login-session      signed out  ',
    ' · robot             short-term-keys    unverified  ',
  ])
})

describe('kind, account and region come in one by one, each once the names have their 16 cells beside it', () => {
  it.each([
    [34, ' ○ dev ◆              expired 2h  '],
    [50, ' ○ dev ◆                              expired 2h  '],
    [51, ' ○ dev ◆            sso-session        expired 2h  '],
    [63, ' ○ dev ◆                        sso-session        expired 2h  '],
    [64, ' ○ dev ◆            sso-session     111122223333    expired 2h  '],
    [78, ' ○ dev ◆                          sso-session     111122223333    expired 2h  '],
    [79, ' ○ dev ◆            sso-session     111122223333 us-west-2         expired 2h  '],
    [94, ' ○ dev ◆                           sso-session     111122223333 us-west-2         expired 2h  '],
  ])('%i', (cells, wanted) => {
    expect(row(cells)).toBe(wanted)
  })

  it.each([
    ['up to 32 for long names', 'x'.repeat(40), 66, 67],
    ['no more than they take', 'x'.repeat(20), 54, 55],
  ])('or %s', (_, name, without, withKind) => {
    const long = makeState({ config: profilesNamed(name, name.replace('x', 'y')) })
    expect(list(long, without)[0]).not.toContain('none')
    expect(list(long, withKind)[0]).toContain(' none ')
  })

  it('what one name in five would take is not kept free', () => {
    const some = makeState({ config: profilesNamed('x'.repeat(30), 'a', 'b', 'c', 'd') })
    expect(list(some, 51)[0]).toContain(' none ')
  })
})

describe('a name that is too long keeps both ends', () => {
  it.each([
    ['AdministratorAccess-123456789012', 34, 'Administr…9012'],
    ['AdministratorAccess-123456789012', 31, 'Admini…9012'],
    // Of fewer cells the beginning is worth more than both ends.
    ['AdministratorAccess-123456789012', 30, 'Administra…'],
    ['名前のとても長いプロファイル名前', 34, '名前のと…名前'],
    ['short', 34, 'short'],
  ])('%s in %i', (name, cells, wanted) => {
    const [row = ''] = list(makeState({ config: profilesNamed(`"${name}"`) }), cells)
    expect(row.slice(3, row.indexOf(' unverified') - 2).trimEnd()).toBe(wanted)
  })
})

describe('styles', () => {
  it('the status has its own, the active profile is strong, what is beside it dim', () => {
    expect(listRows(state, 52, 40, UNICODE).map(stylesOf)).toEqual([
      [
        ['unverified', '·'],
        ['text', 'default'],
        ['dim', 'long-term-keys'],
        ['unverified', 'unverified'],
      ],
      [
        ['expired', '○'],
        ['strong', 'dev'],
        ['info', '◆'],
        ['dim', 'sso-session'],
        ['expired', 'expired 2h'],
      ],
      [['selected', '▸○ prod-admin        assume-role        expired 2h']],
      ...['loop-a', 'loop-b'].map((name) => [
        ['broken', '✗'],
        ['text', name],
        ['dim', 'assume-role'],
        ['broken', 'broken'],
      ]),
      [
        ['unverified', '·'],
        ['text', 'builder'],
        ['dim', 'process'],
        ['unverified', 'unverified'],
      ],
      [
        ['valid', '●'],
        ['text', 'legacy'],
        ['dim', 'sso-legacy'],
        ['valid', 'valid 5h'],
      ],
      [
        ['expiring', '◐'],
        ['text', 'soon'],
        ['dim', 'sso-session'],
        ['expiring', 'expiring 9m'],
      ],
      [
        ['signed-out', '○'],
        ['text', 'console'],
        ['dim', 'login-session'],
        ['signed-out', 'signed out'],
      ],
      [
        ['unverified', '·'],
        ['text', 'robot'],
        ['dim', 'short-term-keys'],
        ['unverified', 'unverified'],
      ],
    ])
  })

  it('the chosen row is another one while the keys go to the details', () => {
    const [, , chosen] = listRows(play(state, 'open-details'), 52, 40, UNICODE)
    expect(chosen?.map(({ style }) => style)).toEqual(['selected-idle'])
  })
})

it('without Unicode the symbols are others', () => {
  const rows = listRows(state, 34, 40, ASCII).map(rowText)
  expect(rows.map((each) => each.slice(0, 4))).toEqual([
    ' . d',
    ' o d',
    '>o p',
    ' x l',
    ' x l',
    ' . b',
    ' * l',
    ' ~ s',
    ' o c',
    ' . r',
  ])
  const long = makeState({ config: profilesNamed('x'.repeat(40)) })
  expect(rowText(listRows(long, 34, 1, ASCII)[0]!).slice(3, 18)).toBe('xxxxxxxxx~xxxx ')
})

it('only the rows from the first one on screen are drawn, as many as fit', () => {
  const scrolled = { ...state, top: 7 }
  expect(list(scrolled, 34, 2).map((each) => each.slice(3, 10))).toEqual(['soon   ', 'console'])
  expect(list(scrolled, 34)).toHaveLength(3)
})

it('what the last check found stands at the end', () => {
  const result = { identity: null, expiresAt: null, failedLink: null, ms: 1, at: NOW, error: null }
  const error = { code: 'x', message: 'x', hint: null, raw: null }
  const checked = play(
    sampleState(),
    'check-all',
    { type: 'check-results', attempt: 1, results: [{ ...result, name: 'legacy' }] },
    { type: 'check-results', attempt: 1, results: [{ ...result, name: 'soon', error, failedLink: 0 }] },
  )
  const rows = listRows(checked, 34, 40, UNICODE)
  expect(rows.map((each) => rowText(each).at(-1)).join('')).toBe('      ✓✗  ')
  expect([rows[6]?.at(-1)?.style, rows[7]?.at(-1)?.style]).toEqual(['valid', 'broken'])
})

describe('the note tells where one is', () => {
  it.each([
    ['of all', state, '3/10'],
    ['of those that the filter leaves', play(state, 'filter', typed('my-sso')), '1/2 of 10'],
    ['of none that is left', play(state, 'filter', typed('nowhere')), '0/0 of 10'],
    ['of those that need attention', play(state, 'attention'), '2/6 of 10'],
    ['nothing where there is none', makeState(), ''],
  ])('%s', (_, of, wanted) => {
    expect(listNote(of)).toBe(wanted)
  })
})
