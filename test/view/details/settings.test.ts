import { describe, expect, it } from 'vitest'
import type { State } from '../../../src/app/state.ts'
import { type OpenSettings, openIn, settingRows } from '../../../src/view/details/settings.ts'
import { ASCII, UNICODE } from '../../../src/view/symbols.ts'
import { linesOf, rowText, stylesOf } from '../../support/state/picture.ts'
import { sampleState } from '../../support/state/sample-state.ts'
import { edited, makeState, play, typed } from '../../support/state/state.ts'

const NOTHING: OpenSettings = { editing: null, revealed: null, whole: null }
const sample = sampleState()

function settings(state: State, name: string, cells: number, open: OpenSettings = NOTHING) {
  const profile = state.profileIndex.profiles.byName.get(name)
  if (!profile) throw new Error(`no profile ${name}`)
  return settingRows(profile.settings, open, cells, UNICODE)
}
const lines = (...of: Parameters<typeof settings>) => linesOf(settings(...of).rows)
const one = (body: string, credentials = '') => makeState({ config: `[profile a]\n${body}\n`, credentials })

/** The same with a field open on this profile's setting, its text replaced. */
function editing(name: string, key: string, text: string | null, cells: number) {
  const chosen = { ...sample, selected: name }
  const target = { kind: 'profile', name } as const
  const stops = sample.profileIndex.entryOf(name)!
  const at = stops.chain.links.length + stops.profile.settings.findIndex((each) => each.key === key)
  const open = play({ ...chosen, focus: 'details', detail: at }, 'edit')
  const state = text === null ? open : play(open, edited('kill-to-start'), typed(text))
  return settings(state, name, cells, openIn(state, target))
}

describe('a setting has its key, its value and its place', () => {
  it('each key as wide as the widest, the place at the end', () => {
    const { rows, stops } = settings(sample, 'prod-admin', 80)
    expect(rows.map(rowText)).toEqual([
      ' role_arn                    arn:aws:iam::444455556666:role/path/to/… config:17 ',
      ' source_profile              dev                                      config:18 ',
      ' region                      eu-west-1                                config:19 ',
      ' s3.max_concurrent_requests  20                                       config:21 ',
    ])
    expect(stops).toEqual([0, 1, 2, 3])
  })

  it('with less room the keys get two fifths of it, at most', () => {
    expect(lines(sample, 'prod-admin', 62)).toEqual([
      ' role_arn                  arn:aws:iam::4444555566… config:17',
      ' source_profile            dev                      config:18',
      ' region                    eu-west-1                config:19',
      ' s3.max_concurrent_reque…  20                       config:21',
    ])
    expect(lines(sample, 'prod-admin', 38)[3]).toBe(' s3.max_concurr…  20        config:21')
  })

  it('and 28 cells, at most', () => {
    const long = one(`${'k'.repeat(40)} = v`)
    expect(lines(long, 'a', 200)[0]?.slice(0, 33)).toBe(` ${'k'.repeat(27)}…  v `)
  })

  it('an empty one says so', () => {
    const { rows } = settings(one('output ='), 'a', 40)
    expect(rows.map(stylesOf)).toEqual([
      [
        ['key', 'output'],
        ['dim', '(empty)'],
        ['origin', 'config:2'],
      ],
    ])
  })

  it('a key of another tool names the tool before its place, where there is room', () => {
    const state = one('color = red\nregion = eu-west-1')
    expect(lines(state, 'a', 60)).toEqual([
      ' color   red               AWS Extend Switch Roles config:2',
      ' region  eu-west-1                                 config:3',
    ])
    expect(lines(state, 'a', 40)).toEqual([
      ' color   red                   config:2',
      ' region  eu-west-1             config:3',
    ])
  })

  it('nothing in it is obeyed', () => {
    expect(lines(one('output = a\u202eb'), 'a', 40)).toEqual([' output  a\\u202eb              config:2'])
  })

  it('none at all is said', () => {
    const { rows, stops } = settings(one(''), 'a', 40)
    expect(rows.map(stylesOf)).toEqual([[['dim', 'none']]])
    expect(stops).toEqual([])
  })
})

it('what lost stands below what won', () => {
  const state = one(
    'region = us-east-1\nregion = eu-west-1\naws_secret_access_key = lost-lost-lost',
    '[a]\naws_secret_access_key = wins-wins-wins\n',
  )
  const { rows, stops } = settings(state, 'a', 70)
  expect(linesOf(rows)).toEqual([
    ' region                 eu-west-1                            config:3',
    '                        overrides us-east-1                  config:2',
    ' aws_secret_access_key  ****************wins            credentials:2',
    '                        overrides ****************lost       config:4',
  ])
  expect(stops).toEqual([0, 2])
  expect(stylesOf(rows[1] ?? [])[0]).toEqual(['dim', 'overrides us-east-1'])
})

describe('a secret', () => {
  const masked = lines(sample, 'robot', 62)

  it('is masked, but for its end', () => {
    expect(masked).toEqual([
      ' aws_access_key_id      ****************MPLE    credentials:6',
      ' aws_secret_access_key  ****************EKEY    credentials:7',
      ' aws_session_token      ****************tail    credentials:8',
    ])
  })

  it('has fewer stars where there is less room', () => {
    expect(lines(sample, 'robot', 42)[1]).toBe(' aws_secret_acce…  ****EKEY credentials:7')
  })

  it('that became a part of its own key is masked there too', () => {
    expect(lines(one('aws_secret_access_key.abcdefgh = x'), 'a', 80)[0]).not.toContain('abcd')
  })

  it('that was asked for is shown whole, on lines of its own where one is too short; the others stay masked', () => {
    const open = { editing: null, revealed: 'aws_session_token', whole: null }
    expect(lines(sample, 'robot', 80, open)).toEqual([
      ' aws_access_key_id      ****************MPLE                      credentials:6',
      ' aws_secret_access_key  ****************EKEY                      credentials:7',
      ' aws_session_token      IQoJb3JpZ2luX2VjEJr1exampletokentail      credentials:8',
    ])
    expect(lines(sample, 'robot', 42, open).slice(1)).toEqual([
      ' aws_secret_acce…  ****EKEY credentials:7',
      ' aws_session_token          credentials:8',
      '   IQoJb3JpZ2luX2VjEJr1exampletokentail',
    ])
  })

  it('all of them, where the program was asked for all', () => {
    const shown = lines(sample, 'robot', 90, { editing: null, revealed: 'all', whole: null }).join('\n')
    expect(shown).not.toContain('*')
    expect(shown).toContain('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY')
  })
})

describe('v shows the setting under the cursor whole', () => {
  const at = (name: string, key: string) => {
    const entry = sample.profileIndex.entryOf(name)!
    const index = entry.profile.settings.findIndex((each) => each.key === key)
    return { ...sample, selected: name, focus: 'details' as const, detail: entry.chain.links.length + index }
  }
  const shown = (state: State, name: string, cells: number) =>
    lines(state, name, cells, openIn(state, { kind: 'profile', name }))

  it('on lines of its own, secrets masked, and cut again when it is pressed again', () => {
    const here = at('prod-admin', 'role_arn')
    expect(shown(here, 'prod-admin', 42)[0]).toContain('…')
    const whole = play(here, 'reveal')
    expect(shown(whole, 'prod-admin', 42).slice(0, 3)).toEqual([
      ' role_arn                       config:17',
      '   arn:aws:iam::444455556666:role/path/to',
      '   /AdministratorAccess',
    ])
    expect(shown(play(whole, 'reveal'), 'prod-admin', 42)[0]).toContain('…')
  })

  it('and as it is where nothing is cut', () => {
    const here = at('prod-admin', 'role_arn')
    expect(shown(play(here, 'reveal'), 'prod-admin', 120)).toEqual(shown(here, 'prod-admin', 120))
  })

  it.each(['down', 'list-pane'] as const)('until %s', (step) => {
    expect(play(at('prod-admin', 'role_arn'), 'reveal', step).whole).toBeNull()
  })

  it('with the values that it overrides', () => {
    const config = '[profile a]\nregion = first\nregion = second\n'
    const state = { ...makeState({ config }), focus: 'details' as const, detail: 1 }
    expect(shown(play(state, 'reveal'), 'a', 30)).toEqual([
      ' region  second      config:3',
      '         overrides   config:2',
      '   first',
    ])
  })
})

describe('a setting that is being edited', () => {
  it('is a field with its cursor in place of value and place', () => {
    const { rows, editRow } = editing('builder', 'credential_process', null, 62)
    expect(linesOf(rows)).toEqual([
      ' credential_process  …/bin/get-credentials --profile builder',
      ' region              eu-central-1                   config:33',
    ])
    expect(editRow).toBe(0)
    expect(rows[0]).toEqual([
      { style: 'strong', text: ' credential_process  ' },
      { style: 'field', text: '…/bin/get-credentials --profile builder' },
      { style: 'cursor', text: ' ' },
      { style: 'field', text: '' },
    ])
  })

  it('says below what cannot be written', () => {
    const { rows, stops } = editing('prod-admin', 'role_arn', 'arn:aws:iam #', 62)
    expect(linesOf(rows).slice(0, 4)).toEqual([
      ' role_arn                  arn:aws:iam #',
      '   the SDKs would end the value at “ #”, the AWS CLI would',
      '   not; put the note on its own line',
      ' source_profile            dev                      config:18',
    ])
    expect(rows[1]?.at(-1)?.style).toBe('error')
    expect(stops).toEqual([0, 3, 4, 5])
  })

  it('warns of what AWS would not take', () => {
    const { rows } = editing('prod-admin', 'role_arn', 'arn:aws:iam', 42)
    expect(linesOf(rows).slice(0, 3)).toEqual([
      ' role_arn          arn:aws:iam',
      '   role_arn must be an ARN, such as',
      '   arn:aws:iam::111122223333:role/Name',
    ])
    expect(rows[1]?.at(-1)?.style).toBe('warning')
  })

  it('that is secret begins empty and is typed in stars', () => {
    const empty = editing('robot', 'aws_secret_access_key', null, 62)
    expect(linesOf(empty.rows).slice(1, 3)).toEqual([
      ' aws_secret_access_key',
      '   type the new value; Esc keeps the old one',
    ])
    expect(empty.editRow).toBe(1)
    const some = editing('robot', 'aws_secret_access_key', 'mine', 62)
    expect(linesOf(some.rows)[1]).toBe(' aws_secret_access_key  ****')
  })

  it('that is new stands at the end, in a column as wide as it takes', () => {
    const open = play(
      { ...sample, selected: 'loop-a' },
      'open-details',
      'add-setting',
      typed('duration_seconds'),
      'accept',
    )
    const { rows, stops, editRow } = settings(
      open,
      'loop-a',
      62,
      openIn(open, { kind: 'profile', name: 'loop-a' }),
    )
    expect(linesOf(rows)).toEqual([
      ' role_arn          arn:aws:iam::444455556666:role/… config:24',
      ' source_profile    loop-b                           config:25',
      ' duration_seconds',
    ])
    expect([stops, editRow]).toEqual([[0, 1], 2])
  })

  it('is that of its own section only', () => {
    const open = play({ ...sample, selected: 'loop-a', focus: 'details', detail: 5 }, 'edit')
    expect(openIn(open, { kind: 'profile', name: 'loop-a' }).editing?.key).toBe('role_arn')
    expect(openIn(open, { kind: 'profile', name: 'loop-b' })).toEqual(NOTHING)
    expect(openIn(open, { kind: 'sso-session', name: 'loop-a' })).toEqual(NOTHING)
  })
})

it('without Unicode what is cut ends in ~', () => {
  const { settings: all } = sample.profileIndex.profiles.byName.get('prod-admin')!
  expect(linesOf(settingRows(all, NOTHING, 42, ASCII).rows)[3]).toBe(
    ' s3.max_concurre~  20           config:21',
  )
})
