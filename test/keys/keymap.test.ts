import { describe, expect, it } from 'vitest'
import type { State } from '../../src/app/state.ts'
import { update } from '../../src/app/update.ts'
import { contextOf, type KeyContext, takesText } from '../../src/keys/context.ts'
import { keyLabel } from '../../src/keys/key-label.ts'
import { KEYMAP } from '../../src/keys/keymap.ts'
import { bindingOf, match } from '../../src/keys/match.ts'
import { makeState, play, profilesNamed } from '../support/state/state.ts'

const CONTEXTS = [...new Set(KEYMAP.flatMap((each) => each.in))]
const list = makeState({ config: profilesNamed('one', 'two', 'three') })
const IN: Partial<Record<KeyContext, State>> = {
  list,
  details: play(list, 'open-details'),
  filter: play(list, 'filter'),
  help: play(list, 'help'),
}

describe('the table', () => {
  it.each(CONTEXTS)('claims no key twice in %s', (context) => {
    const keys = KEYMAP.filter((each) => each.in.includes(context)).flatMap((each) => each.keys)
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
  })

  it('claims no character where characters are typed', () => {
    for (const context of CONTEXTS.filter(takesText)) {
      const keys = KEYMAP.filter((each) => each.in.includes(context)).flatMap((each) => each.keys)
      expect(keys.filter((key) => [...key].length === 1)).toEqual([])
    }
  })

  it('lets every context be left, and the program quit from everywhere', () => {
    for (const context of CONTEXTS) {
      // Nothing is open there that could be seen.
      if (context !== 'too-small') expect(bindingOf(context, 'esc')?.intent).toBe('back')
      expect(bindingOf(context, 'ctrl+c')?.intent).toBe('quit')
    }
  })

  it('has words for all: labels, and ranks that are told apart within a context', () => {
    for (const { label, keys } of KEYMAP) {
      expect(label).toMatch(/^[ -~]+$/)
      expect(keys.length).toBeGreaterThan(0)
    }
    for (const context of CONTEXTS) {
      const ranks = KEYMAP.filter((each) => each.in.includes(context)).flatMap(
        (each) => each.footer?.rank ?? [],
      )
      expect(new Set(ranks).size).toBe(ranks.length)
    }
  })

  it.each([...new Set(KEYMAP.map((each) => each.intent))])(
    '%s is handled everywhere without a fault',
    (intent) => {
      for (const state of Object.values(IN))
        expect(update(state, { type: 'intent', intent })).toMatchObject({ effects: expect.any(Array) })
    },
  )
})

describe('contexts', () => {
  it.each(Object.entries(IN))('%s', (context, state) => {
    expect(contextOf(state)).toBe(context)
  })

  it('what lies on top counts: help over an open filter', () => {
    expect(contextOf(play(list, 'filter', 'help'))).toBe('help')
  })
})

describe('a key means', () => {
  it.each([
    ['list', 'j', { type: 'intent', intent: 'down' }],
    ['list', 'pagedown', { type: 'intent', intent: 'page-down' }],
    ['list', 'enter', { type: 'intent', intent: 'open-details' }],
    ['list', 'G', { type: 'intent', intent: 'last' }],
    ['details', 'h', { type: 'intent', intent: 'list-pane' }],
    ['details', 'esc', { type: 'intent', intent: 'back' }],
    ['help', 'q', { type: 'intent', intent: 'quit' }],
    ['filter', 'q', { type: 'typed', edit: { type: 'insert', text: 'q' } }],
    ['filter', '?', { type: 'typed', edit: { type: 'insert', text: '?' } }],
    ['filter', '名', { type: 'typed', edit: { type: 'insert', text: '名' } }],
    ['filter', '🎉', { type: 'typed', edit: { type: 'insert', text: '🎉' } }],
    ['filter', 'ctrl+w', { type: 'typed', edit: { type: 'kill-word' } }],
    ['filter', 'ctrl+u', { type: 'typed', edit: { type: 'kill-to-start' } }],
    ['filter', 'alt+b', { type: 'typed', edit: { type: 'word-left' } }],
    ['filter', 'home', { type: 'typed', edit: { type: 'home' } }],
    ['filter', 'delete', { type: 'typed', edit: { type: 'delete' } }],
    ['filter', 'backspace', { type: 'typed', edit: { type: 'backspace' } }],
    ['filter', 'down', { type: 'intent', intent: 'down' }],
    ['filter', 'ctrl+c', { type: 'intent', intent: 'quit' }],
    ['filter', 'f5', null],
    ['filter', 'ctrl+x', null],
    ['filter', '\u0000', null],
    ['list', 'Z', null],
    ['list', 'ctrl+x', null],
  ] as const)('in %s %s', (context, key, wanted) => {
    expect(match(IN[context]!, key)).toEqual(wanted)
  })

  it('nothing where nothing is shown, but for leaving', () => {
    const small = play(list, { type: 'resized', columns: 39, rows: 9 })
    for (const key of ['X', 'y', 'enter', 'esc', 'j', 'c']) expect(match(small, key)).toBeNull()
    expect(match(small, 'q')).toEqual({ type: 'intent', intent: 'quit' })
  })

  it('with Alt and a letter edits a field, or nothing: it never leaves the field', () => {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz.ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
      for (const context of ['filter', 'edit', 'menu', 'form', 'accounts-filter'] as const) {
        const state = IN[context]
        if (!state) continue
        const event = match(state, `alt+${letter}`)
        expect(event === null || event.type === 'typed').toBe(true)
      }
      expect(match(list, `alt+${letter}`)).toBeNull()
    }
  })

  it('or why it means nothing now', () => {
    expect(match(makeState(), 'enter')).toEqual({
      type: 'noticed',
      tone: 'info',
      text: 'Not now: there is no profile to show (Enter: go to the details; fold a heading).',
    })
    const calm = play(makeState({ config: profilesNamed('a') }), 'attention')
    expect(match(calm, 'A')).toMatchObject({
      text: expect.stringMatching(/^Not now: nothing needs attention, and ! shows all again \(A: /),
    })
  })
})

describe('keys are written as people write them', () => {
  it.each([
    ['ctrl+u', 'Ctrl-U', 'Ctrl-U'],
    ['alt+b', 'Alt-B', 'Alt-B'],
    ['up', '↑', 'Up'],
    ['pagedown', 'PgDn', 'PgDn'],
    ['enter', 'Enter', 'Enter'],
    ['?', '?', '?'],
  ])('%s', (key, unicode, ascii) => {
    expect([keyLabel(key), keyLabel(key, true)]).toEqual([unicode, ascii])
  })
})
