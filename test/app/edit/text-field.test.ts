import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editText, type TextEdit, type TextField } from '../../../src/app/edit/text-field.ts'

/** `|` marks the cursor. */
function field(marked: string): TextField {
  return { text: marked.replace('|', ''), cursor: marked.indexOf('|') }
}

function marked({ text, cursor }: TextField): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`
}

describe('one edit', () => {
  it.each([
    ['left', 'ab|c', 'a|bc'],
    ['left', '|abc', '|abc'],
    ['right', 'a|bc', 'ab|c'],
    ['right', 'abc|', 'abc|'],
    ['home', 'ab|c', '|abc'],
    ['end', 'ab|c', 'abc|'],
    ['word-left', 'one two|', 'one |two'],
    ['word-left', 'one two |', 'one |two '],
    ['word-left', 'us-east-1|', 'us-east-|1'],
    ['word-left', '--|', '|--'],
    ['word-right', '|one two', 'one| two'],
    ['word-right', 'one| two', 'one two|'],
    ['backspace', 'ab|c', 'a|c'],
    ['backspace', '|abc', '|abc'],
    ['delete', 'a|bc', 'a|c'],
    ['delete', 'abc|', 'abc|'],
    ['kill-word', 'one us-east-1|', 'one |'],
    ['kill-word', 'one  |two', '|two'],
    ['kill-word', '   |x', '|x'],
    ['kill-to-start', 'ab|c', '|c'],
    ['kill-to-end', 'ab|c', 'ab|'],
    ['left', 'a🎉|', 'a|🎉'],
    ['backspace', 'a🎉|b', 'a|b'],
    ['delete', '|名前', '|前'],
    ['backspace', 'xe\u0301\u0302|', 'x|'],
    ['word-left', 'été 名前|', 'été |名前'],
  ] as const)('%s of %s gives %s', (what, before, after) => {
    expect(marked(editText(field(before), { type: what }))).toBe(after)
  })

  it.each([
    ['x', 'a|b', 'ax|b'],
    ['one\ntwo\r\nthree\rfour', '|', 'one two three four|'],
    ['', 'a|b', 'a|b'],
    ['🎉', '|', '🎉|'],
  ])('inserting %j into %s gives %s', (text, before, after) => {
    expect(marked(editText(field(before), { type: 'insert', text }))).toBe(after)
  })
})

/** The same as two lists of characters, each with the marks that stand on it. */
class Model {
  before: string[] = []
  after: string[] = []

  apply(edit: TextEdit): void {
    const { before, after } = this
    const isWord = (char: string | undefined) => char !== undefined && /^[\p{L}\p{N}]/u.test(char)
    if (edit.type === 'insert') before.push(edit.text)
    else if (edit.type === 'left') after.unshift(...before.splice(-1))
    else if (edit.type === 'right') before.push(...after.splice(0, 1))
    else if (edit.type === 'home') after.unshift(...before.splice(0))
    else if (edit.type === 'end') before.push(...after.splice(0))
    else if (edit.type === 'backspace') before.splice(-1)
    else if (edit.type === 'delete') after.splice(0, 1)
    else if (edit.type === 'kill-to-start') before.splice(0)
    else if (edit.type === 'kill-to-end') after.splice(0)
    else if (edit.type === 'kill-word') {
      while (before.at(-1) === ' ') before.pop()
      while (before.length > 0 && before.at(-1) !== ' ') before.pop()
    } else if (edit.type === 'word-left') {
      while (before.length > 0 && !isWord(before.at(-1))) after.unshift(...before.splice(-1))
      while (isWord(before.at(-1))) after.unshift(...before.splice(-1))
    } else {
      while (after.length > 0 && !isWord(after[0])) before.push(...after.splice(0, 1))
      while (isWord(after[0])) before.push(...after.splice(0, 1))
    }
  }

  get field(): TextField {
    return { text: [...this.before, ...this.after].join(''), cursor: this.before.join('').length }
  }
}

const MOVES = [
  'left',
  'right',
  'home',
  'end',
  'word-left',
  'word-right',
  'backspace',
  'delete',
  'kill-word',
  'kill-to-start',
  'kill-to-end',
] as const

const anyEdit: fc.Arbitrary<TextEdit> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...MOVES).map((what): TextEdit => ({ type: what })) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('a', 'B', '7', '-', ' ', 'é', '名', '🎉', '👍', '\u{1f468}', '_')
      .map((text): TextEdit => ({ type: 'insert', text })),
  },
)

it('edits as two lists of characters would', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 60 }), (edits) => {
      const model = new Model()
      let now: TextField = { text: '', cursor: 0 }
      for (const edit of edits) {
        now = editText(now, edit)
        model.apply(edit)
        expect({ text: now.text, cursor: now.cursor }).toEqual(model.field)
      }
    }),
  )
})

it('never cuts a character in two, whatever it holds', () => {
  const anything = fc.string({ unit: 'grapheme', maxLength: 20 })
  fc.assert(
    fc.property(anything, fc.array(fc.constantFrom(...MOVES), { maxLength: 20 }), (text, moves) => {
      let now: TextField = editText({ text: '', cursor: 0 }, { type: 'insert', text })
      for (const what of moves) {
        now = editText(now, { type: what })
        expect(now.text.isWellFormed()).toBe(true)
        expect(now.text.slice(0, now.cursor).isWellFormed()).toBe(true)
      }
    }),
  )
})

describe('what was killed', () => {
  const editedBy = (text: string, ...kinds: readonly Exclude<TextEdit['type'], 'insert'>[]) =>
    kinds.reduce<TextField>((field, type) => editText(field, { type }), { text, cursor: text.length })

  it('comes back with Ctrl-Y, wherever the cursor is by then', () => {
    expect(editedBy('one two', 'kill-word', 'home', 'yank')).toMatchObject({ text: 'twoone ', cursor: 3 })
    expect(editedBy('one', 'yank')).toMatchObject({ text: 'one' })
  })

  it('by letters is a word, on either side', () => {
    expect(editedBy('one-two', 'kill-word-left')).toMatchObject({ text: 'one-', killed: 'two' })
    expect(editedBy('one two', 'home', 'kill-word-right')).toMatchObject({ text: ' two', cursor: 0 })
  })
})

describe('what was recognized as a secret', () => {
  const KEY = 'Zq3vT9xLkW7mB2nR5cY8hJ4dF6gS1pA0eUiOtQwX'
  const pasted = editText({ text: 'ab', cursor: 1 }, { type: 'insert', text: ` ${KEY} ` })
  /** The marked parts of the text. */
  const parts = ({ text, secrets = [] }: TextField) => secrets.map(({ start, end }) => text.slice(start, end))
  const editedPaste = (...edits: TextEdit[]) => edits.reduce(editText, pasted)

  it('is marked', () => {
    expect(parts(pasted)).toEqual([KEY])
  })

  it('stays marked when it is cut, split, killed and brought back', () => {
    const left: TextEdit = { type: 'left' }
    expect(parts(editedPaste(left, { type: 'backspace' }))).toEqual([KEY.slice(0, -1)])
    expect(parts(editedPaste(left, left, { type: 'insert', text: ' ' }))).toEqual([
      `${KEY.slice(0, -1)} ${KEY.slice(-1)}`,
    ])
    const halves = editedPaste(left, left, { type: 'kill-to-start' })
    expect(parts(halves)).toEqual([KEY.slice(-1)])
    expect(parts(editText(editText(halves, { type: 'end' }), { type: 'yank' }))).toEqual([
      KEY.slice(-1),
      KEY.slice(0, -1),
    ])
  })

  it('is also what is typed key by key', () => {
    const typed = [...KEY].reduce((field, text) => editText(field, { type: 'insert', text }), {
      text: '',
      cursor: 0,
    })
    expect(parts(editText(typed, { type: 'backspace' }))).toEqual([KEY.slice(0, -1)])
  })

  it('is forgotten with its text', () => {
    expect(parts(editedPaste({ type: 'end' }, { type: 'kill-to-start' }))).toEqual([])
  })
})
