import { describe, expect, it } from 'vitest'
import { selectedRow } from '../../../src/app/browse/selection.ts'
import type { State } from '../../../src/app/state.ts'
import { update } from '../../../src/app/update.ts'
import {
  asEvent,
  cachesRead,
  edited,
  filesRead,
  homeRead,
  makeState,
  play,
  profilesNamed,
  shownNames,
  typed,
} from '../../support/state/state.ts'

const five = () => makeState({ config: profilesNamed('one', 'two', 'three', 'four', 'five') })
const many = (count: number) => profilesNamed(...Array.from({ length: count }, (_, at) => `p${at}`))

describe('moving', () => {
  it('begins at the first profile, and with none where there is none', () => {
    expect(five().selected).toBe('one')
    expect(makeState().selected).toBeNull()
  })

  it.each([
    [['down'], 'two'],
    [['down', 'down', 'up'], 'two'],
    [['up'], 'one'],
    [['last'], 'five'],
    [['last', 'down'], 'five'],
    [['last', 'first'], 'one'],
    [['page-down'], 'five'],
    [['page-down', 'page-up'], 'one'],
    [['half-page-down'], 'five'],
  ] as const)('%j → %s', (intents, wanted) => {
    expect(play(five(), ...intents).selected).toBe(wanted)
  })

  it('goes by pages and half pages of what is on screen', () => {
    const state = makeState({ config: many(100), rows: 24 })
    expect(play(state, 'page-down').selected).toBe('p20')
    expect(play(state, 'half-page-down').selected).toBe('p10')
  })

  it('scrolls by half a page, so that holding a key down redraws the list seldom', () => {
    const start = makeState({ config: many(100), rows: 24 })
    const atEdge = play(start, ...Array<'down'>(19).fill('down'))
    expect([atEdge.selected, atEdge.top]).toEqual(['p19', 0])
    const beyond = play(atEdge, 'down')
    expect([beyond.selected, beyond.top]).toEqual(['p20', 10])
  })
})

describe('focus', () => {
  it.each([
    [['open-details'], 'details'],
    [['details-pane'], 'details'],
    [['next-pane'], 'details'],
    [['next-pane', 'next-pane'], 'list'],
    [['open-details', 'list-pane'], 'list'],
    [['open-details', 'back'], 'list'],
    [['open-details', 'filter'], 'list'],
  ] as const)('%j → %s', (intents, wanted) => {
    expect(play(five(), ...intents).focus).toBe(wanted)
  })

  it('never goes to details of nothing', () => {
    const empty = makeState()
    for (const intent of ['open-details', 'details-pane', 'next-pane'] as const)
      expect(play(empty, intent).focus).toBe('list')
  })

  it('comes back to the list when the last profile goes', () => {
    const state = play(five(), 'open-details', 'down', filesRead({ config: '' }))
    expect([state.focus, state.selected, state.detail]).toEqual(['list', null, 0])
  })

  it('begins at the first setting and moves among the stops of the details', () => {
    const state = play(five(), 'open-details')
    const [links] = [state.profileIndex.entries[0]!.chain.links.length]
    expect(state.detail).toBe(links)
    expect(play(state, 'first').detail).toBe(0)
    expect(play(state, 'first', 'up').detail).toBe(0)
    expect(play(state, 'last').detail).toBe(play(state, 'last', 'down').detail)
  })

  it('keeps its place in the details, cut to what is left of them', () => {
    const long = '[profile one]\nregion = us-east-1\noutput = json\nca_bundle = /x\n'
    const state = play(makeState({ config: long }), 'open-details', 'last')
    const shorter = play(state, filesRead({ config: '[profile one]\nregion = us-east-1\n' }))
    expect(shorter.detail).toBeLessThan(state.detail)
    expect(play(shorter, 'up').detail).toBe(shorter.detail - 1)
  })
})

describe('a list that changes under the user', () => {
  const config = profilesNamed('one', 'two', 'three', 'four', 'five')

  it('keeps the chosen profile when others come before it', () => {
    const state = play(five(), 'down', 'down', filesRead({ config: `${profilesNamed('a', 'b')}\n${config}` }))
    expect(state.selected).toBe('three')
    expect(selectedRow(state)).toBe(4)
  })

  it('keeps it through every sort order', () => {
    let state = play(five(), 'down')
    for (let turn = 0; turn < 5; turn++) {
      state = play(state, 'sort')
      expect(state.selected).toBe('two')
    }
    expect(state.sort).toBe('file')
  })

  it('chooses another one where it has gone', () => {
    const state = play(five(), 'last', filesRead({ config: profilesNamed('one', 'two') }))
    expect(shownNames(state)).toContain(state.selected)
  })

  it('keeps it on screen when a notice takes a row, or the terminal shrinks', () => {
    const notice = { type: 'noticed', tone: 'info', text: 'x' } as const
    const at = (state: State) => selectedRow(state) - state.top
    const state = makeState({ config: many(30), rows: 24 })
    const edge = play(state, ...Array<'down'>(19).fill('down'))
    expect(at(edge)).toBe(19)
    expect(at(play(edge, notice))).toBeLessThan(19)
    expect(at(play(edge, { type: 'resized', columns: 120, rows: 10 }))).toBeLessThan(6)
  })
})

describe('what changes nothing gives the same state', () => {
  const state = play(makeState({ config: many(3) }), 'down')
  it.each([
    ['a tick at the same time', { type: 'tick', now: state.now }],
    ['the same size', { type: 'resized', ...state.size }],
    ['the same files', homeRead({ files: structuredClone(state.files) })],
    ['the same caches', cachesRead({})],
    ['no trouble with watching', { type: 'watch-trouble', reason: null }],
    ['typing without a text field', typed('x')],
    ['the list pane again', 'list-pane'],
    ['back with nothing open', 'back'],
  ] as const)('%s', (_, event) => {
    expect(update(state, asEvent(event, state)).state).toBe(state)
  })

  it('the ends of the list', () => {
    const first = play(state, 'first')
    expect(play(first, 'up')).toBe(first)
    const last = play(state, 'last')
    expect(play(last, 'down')).toBe(last)
  })

  it('a key in the filter that edits nothing', () => {
    const open = play(state, 'filter')
    expect(play(open, edited('backspace'), edited('left'))).toBe(open)
  })
})

describe('effects', () => {
  it.each([
    ['quit', ['quit']],
    ['redraw', ['redraw']],
    ['suspend', ['suspend']],
    ['reload', ['read-home']],
  ] as const)('%s', (intent, wanted) => {
    const state = five()
    const next = update(state, asEvent(intent, state))
    expect(next.state).toBe(state)
    expect(next.effects.map((each) => each.type)).toEqual(wanted)
  })

  it('a change on disk has the home read, which asks for nothing more', () => {
    const state = five()
    expect(update(state, { type: 'home-changed' })).toEqual({ state, effects: [{ type: 'read-home' }] })
    expect(update(state, filesRead({ config: '' })(state)).effects).toEqual([])
  })
})
