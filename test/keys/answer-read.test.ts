import { describe, expect, it } from 'vitest'
import type { Effect } from '../../src/app/effect.ts'
import type { State } from '../../src/app/state.ts'
import { createStore } from '../../src/app/store.ts'
import { answerRead } from '../../src/keys/answer-read.ts'
import { createDecoder } from '../../src/keys/decoder.ts'
import { makeState, play, profilesNamed } from '../support/state/state.ts'

/** A dashboard that is given each text as one read. */
function open(initial: State) {
  const effects: Effect[] = []
  const store = createStore(initial, (effect) => effects.push(effect))
  const decoder = createDecoder()
  return {
    effects,
    state: store.getState,
    read: (text: string) => answerRead(store, decoder.feed(Buffer.from(text), 0)),
  }
}

const three = () => makeState({ config: profilesNamed('alpha', 'beta', 'gamma') })

describe('several keys in one read', () => {
  it.each([
    'Xy',
    'X\r',
    'Xylophone',
    'cc',
    'lr',
    'CC',
    'oy',
    'uu',
    'aqua',
    'p$',
    'jjE',
    'jX\r',
    'LL',
    'wv',
    'n\r',
  ])('%j asks for nothing, and a line says so', (text) => {
    const { read, state, effects } = open(play(three(), 'open-details'))
    read(text)
    expect(effects).toEqual([])
    expect(state().overlay === null || state().overlay?.type === 'menu').toBe(true)
    expect(state().notice?.text ?? state().overlay?.type).toMatch(/passed over|menu/)
    expect(state().profileIndex.entries).toHaveLength(3)
  })

  it('move as they do one by one', () => {
    const { read, state } = open(three())
    read('jj')
    expect(state().selected).toBe('gamma')
    read('\u001b[A\u001b[A')
    expect(state().selected).toBe('alpha')
    expect(state().notice).toBeNull()
  })

  it('are text where a field is open, with Enter at their end', () => {
    const { read, state } = open(three())
    read('/bet\r')
    expect(state().filter).toMatchObject({ text: 'bet', isOpen: false })
    const form = open(play(three(), 'rename'))
    form.read('x\r')
    expect(form.effects).toMatchObject([{ type: 'save', request: { edit: { to: 'alphax' } } }])
    const lines = open(play(three(), 'rename'))
    lines.read('x\ry\r')
    expect(lines.state().overlay).toMatchObject({ type: 'form', fields: [{ field: { text: 'alphax' } }] })
    expect(lines.state().notice?.text).toContain('Enter arrived together with other keys')
  })

  it('among which is one character are keys', () => {
    const { read, effects } = open(three())
    read('\u001b[B\u001b[Bc')
    expect(effects).toMatchObject([{ type: 'check', names: ['gamma'] }])
  })

  it('do not answer a question that the first of them has opened', () => {
    const { read, state, effects } = open(three())
    read('X')
    expect(state().overlay?.type).toBe('confirm')
    const asked = open(three())
    asked.read('Xy')
    expect([asked.state().overlay, asked.effects]).toEqual([null, []])
    read('y')
    expect(effects).toMatchObject([{ type: 'save' }])
  })
})

describe('pasted text', () => {
  it('is text where there is a field, and never keys', () => {
    const { read, state } = open(three())
    read('\u001b[200~jjq\u001b[201~')
    expect([state().selected, state().notice?.text]).toEqual([
      'alpha',
      'The pasted text was passed over: no field is open.',
    ])
    read('/')
    read('\u001b[200~beta\r\u001b[201~')
    expect(state().filter).toMatchObject({ text: 'beta', isOpen: true })
  })
})

describe('a credential block', () => {
  const keys = 'AWS_ACCESS_KEY_ID=ASIANEWNEWNEWEXAMPLE\rAWS_SECRET_ACCESS_KEY=new/wJalrXUtnFEMI/EXAMPLEKEY'
  const paste = `\u001b[200~${keys}\u001b[201~`

  it('leads to a question, which takes no key of the same read', () => {
    const { read, state, effects } = open(three())
    read(`${paste}\r`)
    expect([state().overlay?.type, effects]).toEqual(['confirm', []])
    expect(state().notice?.text).toContain('Enter arrived together with other keys')
    read('\r')
    expect(effects).toMatchObject([{ type: 'save', request: { label: 'keys of alpha added' } }])
  })

  it('takes the place of no other question', () => {
    const { read, state } = open(play(three(), 'delete'))
    const before = state().overlay
    read(paste)
    expect(state().overlay).toBe(before)
    expect(state().notice?.text).toContain('was passed over')
  })

  it('is text for a form', () => {
    const { read, state } = open(play(three(), 'rename'))
    read(paste)
    expect(state().overlay?.type).toBe('form')
  })
})

describe('a read that had to wait', () => {
  it('says how far it came, and goes on from there', () => {
    const store = createStore(three(), () => {})
    const inputs = createDecoder().feed(Buffer.from('jj'), 0)
    let asked = 0
    expect(answerRead(store, inputs, () => asked++ > 0)).toBe(1)
    expect(store.getState().selected).toBe('beta')
    expect(answerRead(store, inputs, undefined, 1)).toBe(2)
    expect(store.getState().selected).toBe('gamma')
  })

  it('is still text when it goes on', () => {
    const effects: Effect[] = []
    const store = createStore(three(), (effect) => effects.push(effect))
    answerRead(store, createDecoder().feed(Buffer.from('jq'), 0), undefined, 1)
    expect(effects).toEqual([])
    expect(store.getState().notice?.text).toContain('q arrived together with other keys')
  })
})
