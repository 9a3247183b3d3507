import { describe, expect, it } from 'vitest'
import type { State } from '../../../src/app/state.ts'
import { menuRows } from '../../../src/view/dialogs/menu.ts'
import { ASCII, UNICODE } from '../../../src/view/symbols.ts'
import { overlayOf } from '../../support/state/overlay.ts'
import { linesOf, rowText } from '../../support/state/picture.ts'
import { sampleState } from '../../support/state/sample-state.ts'
import { play, typed } from '../../support/state/state.ts'

const kinds = play(sampleState(), 'new-profile', 'down', 'down')
const region = play({ ...sampleState(), selected: 'dev', focus: 'details', detail: 7 }, 'edit')
const menu = (state: State, cells = 70, height = 20) =>
  menuRows(overlayOf(state, 'menu'), cells, height, UNICODE)

it('a field, and under it what can be chosen with what it means', () => {
  const { title, rows, note } = menu(kinds)
  expect(title).toBe('New profile')
  expect(linesOf(rows)).toEqual([
    '',
    '',
    ' IAM Identity Center            from a start URL: log in, then choose…',
    ' IAM Identity Center, one role  account and role typed in, through an…',
    '▸Role from another profile      role_arn with source_profile',
    ' Role of this machine           role_arn with credential_source',
    ' External process               credential_process',
    ' Web identity token             role_arn with web_identity_token_file',
    ' Short-term keys                access key with a session token',
    ' IAM Identity Center, legacy    without an sso-session: log in, then …',
    ' One legacy role                account and role typed in, without an…',
    ' Long-term keys                 never expire; AWS advises against them',
  ])
  expect(note).toBe('3 of 10')
})

it('the chosen one is a bar, the others have dim notes', () => {
  const [field, , first, , chosen] = menu(kinds).rows
  expect(field?.map(({ style }) => style)).toEqual(['text', 'field', 'cursor', 'field'])
  expect(first?.map(({ style }) => style)).toEqual(['text', 'dim'])
  expect(chosen).toEqual([
    { style: 'selected', text: '▸Role from another profile      role_arn with source_profile          ' },
  ])
})

it('labels have a column of 40 cells, at most', () => {
  const items = [{ id: 'a', label: 'l'.repeat(50), note: 'note' }]
  const long = menuRows({ ...overlayOf(kinds, 'menu'), items, at: 0 }, 70, 20, UNICODE)
  expect(linesOf(long.rows)[2]).toBe(`▸${'l'.repeat(39)}…  note`)
})

describe('what was typed narrows it', () => {
  const narrowed = menu(play(region, typed('eu-west')))

  it('and is an answer too where any is', () => {
    expect(linesOf(narrowed.rows).slice(0, 6)).toEqual([
      ' eu-west',
      '',
      '▸eu-west-1',
      ' eu-west-2',
      ' eu-west-3',
      ' eu-west            as typed',
    ])
    expect(narrowed.note).toBe('1 of 4')
  })

  it('and the box keeps its height', () => {
    expect(narrowed.rows).toHaveLength(menu(region).rows.length)
    const none = menu(play(kinds, typed('moon')))
    expect(linesOf(none.rows).slice(2, 4)).toEqual([' nothing matches', ''])
    expect([none.rows.length, none.note]).toEqual([12, ''])
  })

  it('nothing in it is obeyed', () => {
    expect(linesOf(menu(play(region, typed('a\u202e'))).rows).slice(0, 3)).toEqual([
      ' a\\u202e',
      '',
      '▸a\\u202e            as typed',
    ])
  })
})

describe('of a long one as many as fit are shown, 14 at most, around the chosen one', () => {
  const at = (at: number) => play({ ...region, overlay: { ...overlayOf(region, 'menu'), at } })
  const labels = (state: State, height: number) => {
    const lines = linesOf(menu(state, 40, height).rows).slice(2)
    return [lines.findIndex((line) => line.startsWith('▸')), lines.length]
  }
  it.each([
    [0, 40, [0, 14]],
    [3, 40, [3, 14]],
    [10, 40, [7, 14]],
    [10, 11, [4, 9]],
    [10, 3, [0, 1]],
  ])('number %i in %i rows', (chosen, height, wanted) => {
    expect(labels(at(chosen), height)).toEqual(wanted)
  })

  it('the last one stands last', () => {
    const last = overlayOf(region, 'menu').items.length - 1
    expect(labels(at(last), 40)).toEqual([13, 14])
    expect(menu(at(last)).note).toBe(`${last + 1} of ${last + 1}`)
  })
})

it('without Unicode the pointer is another one', () => {
  expect(rowText(menuRows(overlayOf(kinds, 'menu'), 40, 20, ASCII).rows[4] ?? [])).toBe(
    '>Role from another profile      role_ar~',
  )
})
