import { PassThrough } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { atEnd, editText } from '../../../src/app/edit/text-field.ts'
import { createPrompter } from '../../../src/ink/inline/prompter.tsx'
import { textEditOf } from '../../../src/keys/text-edit.ts'
import { keyBytes } from '../../support/program/key-bytes.ts'

/** A terminal in memory. */
function openTerminal() {
  const modes: boolean[] = []
  let drawn = ''
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => modes.push(isRaw),
  })
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24 })
  output.on('data', (piece: Buffer) => {
    drawn += piece.toString()
  })
  const prompter = createPrompter(
    input as unknown as NodeJS.ReadStream,
    output as unknown as NodeJS.WriteStream,
    true,
  )
  return { input, modes, prompter, drawn: () => stripVTControlCharacters(drawn) }
}

const { signal } = new AbortController()

// The widget by itself inserts a `w` for Ctrl-W, and deletes to the left for Delete.
const KEYS: Readonly<Record<string, string>> = {
  left: 'left',
  right: 'right',
  home: 'home',
  end: 'end',
  backspace: 'backspace',
  delete: 'delete',
  'ctrl-w': 'ctrl+w',
  'ctrl-u': 'ctrl+u',
  'ctrl-k': 'ctrl+k',
  'ctrl-a': 'ctrl+a',
  up: 'up',
  f1: 'f1',
}

it('gives the widget the line that the same keys make in the dashboard', async () => {
  const { input, prompter } = openTerminal()
  const key = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom('a', 'ß', '名', '😀', ' ', 'w', '-', '\u202e') },
    fc.constantFrom(...Object.keys(KEYS)),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(key, { maxLength: 12 }), async (keys) => {
      const asked = prompter.ask({ text: 'Name:' }, signal)
      for (const each of keys) input.write(each in KEYS ? keyBytes(each, false) : each)
      input.write('\r')
      const field = keys.reduce((before, each) => {
        const edit = each === '\u202e' ? null : textEditOf(KEYS[each] ?? each)
        return edit === null ? before : editText(before, edit)
      }, atEnd(''))
      expect(await asked).toBe(field.text.trim())
    }),
    { numRuns: 40 },
  )
})

it('keeps what is typed ahead for the next question, and shows stars for a secret', async () => {
  const { input, modes, prompter, drawn } = openTerminal()
  input.write('first\rsecond\r')
  expect(await prompter.ask({ text: 'One:' }, signal)).toBe('first')
  expect(modes.at(-1)).toBe(false)
  expect(await prompter.ask({ text: 'Two:', isSecret: true }, signal)).toBe('second')
  expect(drawn()).toContain('Two: ******')
  expect(drawn()).not.toContain('second')
})

it('tells what is wrong, takes a warning the second time, and an error never', async () => {
  const { input, prompter } = openTerminal()
  const check = (answer: string) =>
    answer === 'good'
      ? null
      : ({ severity: answer === 'odd' ? 'warning' : 'error', text: 'not good' } as const)
  input.write('bad\r\r')
  const asked = prompter.ask({ text: 'One:', check }, signal)
  input.write(`${keyBytes('ctrl-u', false)}odd\r\r`)
  expect(await asked).toBe('odd')
})

it('resolves to null if the input ends, and rejects if the signal aborts', async () => {
  const { input, prompter } = openTerminal()
  const controller = new AbortController()
  const asked = prompter.ask({ text: 'One:' }, controller.signal)
  controller.abort(new Error('over'))
  await expect(asked).rejects.toThrow('over')
  const typed = prompter.ask({ text: 'Two:' }, signal)
  input.write('half')
  input.end()
  expect(await typed).toBeNull()
})

it('scrolls a long list, narrows it by words, and takes no letter for a key of the list', async () => {
  const { input, prompter, drawn } = openTerminal()
  const labels = Array.from({ length: 40 }, (_, at) => `jk ${at}`)
  const choose = () => prompter.choose({ text: 'Which?', labels }, signal)
  input.write('jk')
  input.write(keyBytes('pagedown', false) + keyBytes('down', false) + keyBytes('up', false))
  input.write('\r')
  expect(await choose()).toBe(10)
  input.write('no\r')
  input.write(`${keyBytes('ctrl-u', false)}39\r`)
  expect(await choose()).toBe(39)
  expect(drawn()).toContain('> jk 10')
  expect(drawn()).toContain('  10 of 40 shown')
  expect(drawn()).toContain('nothing matches')
})
