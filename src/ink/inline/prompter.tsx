import chalk from 'chalk'
import { render } from 'ink'
import type { ReactElement } from 'react'
import { atEnd, editText, type TextField } from '../../app/edit/text-field.ts'
import type { Input } from '../../keys/decoder.ts'
import { textEditOf } from '../../keys/text-edit.ts'
import { openKeyboard } from '../../terminal/keyboard.ts'
import { unsafeCharacters } from '../../text/visible.ts'
import { Ask } from './Ask.tsx'
import type { AskedLine, Prompter } from './asked.ts'
import { Choose } from './Choose.tsx'
import { widgetInput } from './widget-input.ts'
import { keysBetween, WIDGET_KEYS } from './widget-keys.ts'

/** The rows of a list, and those around it. */
const MOST_ROWS = 10
const OTHER_ROWS = 5

/** Whether the next key is for the line or for the list, or there will be none. */
type Phase = 'line' | 'list' | 'over'

/** How one kind of question is drawn and answers keys. */
interface Kind<Answer> {
  readonly draw: (phase: Phase, onAnswer: (answer: Answer) => void) => ReactElement
  /** The keys for the list that a key stands for; null if it is for the line. */
  readonly listKeys: (key: string) => readonly string[] | null
  readonly choices: readonly string[]
}

/**
 * A prompter on a terminal, in whose normal screen the questions and answers stay. What is typed ahead of a question
 * waits for it. Ctrl-C sends SIGINT, as it would without raw mode.
 */
export function createPrompter(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  isAscii: boolean,
): Prompter {
  // The widget draws its cursor by chalk, which looks at standard output, and that may be no terminal.
  chalk.level = Math.max(1, chalk.level) as typeof chalk.level
  const ahead: Input[] = []

  const show = async <Answer,>(kind: Kind<Answer>, signal: AbortSignal): Promise<Answer | null> => {
    signal.throwIfAborted()
    // Before Ink does so after its first frame, at which the first keys are typed.
    input.setRawMode(true)
    const widgets = widgetInput(input)
    let answer: { readonly is: Answer | null } | null = null
    const onAnswer = (is: Answer) => {
      answer = { is }
    }
    const answered = () => answer
    const app = render(kind.draw('line', onAnswer), {
      stdin: widgets.stream,
      stdout: output,
      interactive: true,
      exitOnCtrlC: false,
      patchConsole: false,
    })
    let wake = () => {}
    let isEnded = false
    const keyboard = openKeyboard(input, (inputs) => {
      if (inputs.some((each) => each.type === 'key' && each.name === 'ctrl+c'))
        process.kill(process.pid, 'SIGINT')
      ahead.push(...inputs)
      wake()
    })
    // It was paused after the question before.
    keyboard.resume()
    const end = () => {
      isEnded = true
      wake()
    }
    input.once('end', end)
    const abort = () => wake()
    signal.addEventListener('abort', abort, { once: true })
    const press = async (key: string) => {
      widgets.feed(key)
      // A key that comes before the widget is drawn again would find its former state.
      await app.waitUntilRenderFlush()
    }
    let field: TextField = atEnd('')
    const line = async (after: TextField) => {
      for (const key of keysBetween(field, after)) await press(key)
      field = after
    }
    const take = async ({ name }: Extract<Input, { type: 'key' }>) => {
      const listKeys = kind.listKeys(name)
      if (listKeys !== null) {
        app.rerender(kind.draw('list', onAnswer))
        await app.waitUntilRenderFlush()
        for (const key of listKeys) await press(key)
        app.rerender(kind.draw('line', onAnswer))
        await app.waitUntilRenderFlush()
      } else if (name === 'enter') await press(WIDGET_KEYS.enter)
      else if (name === 'ctrl+d' && field.text === '') isEnded = true
      else if (name === 'tab') await line(completed(field, kind.choices))
      else {
        const edit = textEditOf(name)
        if (edit !== null) await line(editText(field, edit))
      }
    }
    try {
      await app.waitUntilRenderFlush()
      while (answered() === null && !signal.aborted) {
        const text = takeText(ahead)
        const next = text === '' ? ahead.shift() : undefined
        if (text !== '') await line(editText(field, { type: 'insert', text }))
        else if (next?.type === 'key') await take(next)
        else if (isEnded) break
        else
          await new Promise<void>((resolve) => {
            wake = resolve
          })
      }
      signal.throwIfAborted()
      return answered()?.is ?? null
    } finally {
      keyboard.close()
      input.off('end', end)
      signal.removeEventListener('abort', abort)
      app.rerender(kind.draw('over', onAnswer))
      await app.waitUntilRenderFlush()
      app.unmount()
      await app.waitUntilExit()
    }
  }

  return {
    ask: (question, signal) => show(asked(question), signal),
    choose: (question, signal) => {
      const limit = Math.max(1, Math.min(MOST_ROWS, output.rows - OTHER_ROWS))
      const kind: Kind<number> = {
        draw: (phase, onAnswer) => (
          <Choose
            {...question}
            {...{ isAscii, limit, onAnswer }}
            isListRead={phase === 'list'}
            isOpen={phase !== 'over'}
          />
        ),
        listKeys: (key) => listKeys(key, limit),
        choices: [],
      }
      return show(kind, signal)
    },
  }
}

function asked(question: AskedLine): Kind<string> {
  return {
    draw: (phase, onAnswer) => <Ask {...question} isOpen={phase !== 'over'} onAnswer={onAnswer} />,
    listKeys: () => null,
    choices: question.choices ?? [],
  }
}

function listKeys(key: string, page: number): readonly string[] | null {
  switch (key) {
    case 'up':
    case 'down':
    case 'enter':
      return [WIDGET_KEYS[key]]
    case 'pageup':
      return Array<string>(page).fill(WIDGET_KEYS.up)
    case 'pagedown':
      return Array<string>(page).fill(WIDGET_KEYS.down)
    default:
      return null
  }
}

/** Takes the text at the beginning of what was typed: a pasted line goes in at once. What cannot be shown is dropped. */
function takeText(ahead: Input[]): string {
  let text = ''
  for (let next = ahead[0]; next; next = ahead[0]) {
    const edit = next.type === 'key' ? textEditOf(next.name) : { type: 'insert' as const, text: next.text }
    if (edit?.type !== 'insert') break
    text += edit.text.replace(unsafeCharacters(), '')
    ahead.shift()
  }
  return text
}

/** The line completed to the first choice that begins with it. */
function completed(field: TextField, choices: readonly string[]): TextField {
  const first = choices.find((each) => each.startsWith(field.text) && each !== field.text)
  return first === undefined ? field : atEnd(first)
}
