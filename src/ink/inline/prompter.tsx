import chalk from 'chalk'
import { render } from 'ink'
import { atEnd, editText, type TextField } from '../../app/edit/text-field.ts'
import type { Input } from '../../keys/decoder.ts'
import { textEditOf } from '../../keys/text-edit.ts'
import { stopProcess } from '../../terminal/stop-process.ts'
import type { Prompter } from './asked.ts'
import { askedChoice, askedLine, type Kind, type Phase } from './kinds.tsx'
import { readKeys, type Typed } from './typed-keys.ts'
import { widgetInput } from './widget-input.ts'
import { keysBetween, WIDGET_KEYS } from './widget-keys.ts'

const SHOW_CURSOR = '\u001b[?25h'
const HIDE_CURSOR = '\u001b[?25l'

/**
 * A prompter on a terminal, in whose normal screen the questions and answers stay. What is typed ahead of a question
 * waits for it.
 */
export function createPrompter(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
  isAscii: boolean,
): Prompter {
  // The widget draws its cursor by chalk, which looks at standard output, and that may be no terminal.
  if (chalk.level === 0) chalk.level = 1
  const ahead: Input[] = []

  const show = async <Answer,>(kind: Kind<Answer>, signal: AbortSignal): Promise<Answer | null> => {
    signal.throwIfAborted()
    // Ink does so only after its first frame, at which the first keys are typed.
    input.setRawMode(true)
    const answers: Answer[] = []
    const onAnswer = (answer: Answer) => void answers.push(answer)
    const widgets = widgetInput(input)
    const app = render(kind.draw('line', onAnswer), {
      stdin: widgets.stream,
      stdout: output,
      interactive: true,
      exitOnCtrlC: false,
      patchConsole: false,
    })
    // An error in a component ends Ink, and nobody would answer any more.
    const failure = new AbortController()
    app.waitUntilExit().catch((error: unknown) => failure.abort(error))
    const either = AbortSignal.any([signal, failure.signal])
    const keys = readKeys(input, ahead, either)
    const draw = async (phase: Phase) => {
      app.rerender(kind.draw(phase, onAnswer))
      await app.waitUntilRenderFlush()
    }
    const press = async (pressed: readonly string[]) => {
      for (const key of pressed) {
        widgets.feed(key)
        // The next key would find the state of before.
        await app.waitUntilRenderFlush()
      }
    }
    const suspend = async () => {
      app.clear()
      output.write(SHOW_CURSOR)
      input.setRawMode(false)
      await stopProcess()
      input.setRawMode(true)
      output.write(HIDE_CURSOR)
      await draw('line')
    }
    let field = atEnd('')
    try {
      await app.waitUntilRenderFlush()
      while (answers.length === 0) {
        const typed = await keys.next()
        if (typed === null || isEnd(typed, field)) break
        const ofList = typed.type === 'key' ? kind.listKeys(typed.name) : null
        if (ofList !== null) {
          await draw('list')
          await press(ofList)
          await draw('line')
        } else if (typed.type === 'key' && typed.name === 'ctrl+z') await suspend()
        else if (typed.type === 'key' && typed.name === 'enter') await press([WIDGET_KEYS.enter])
        else {
          const after = edited(field, typed, kind.choices)
          await press(keysBetween(field, after))
          field = after
        }
      }
      either.throwIfAborted()
      return answers[0] ?? null
    } finally {
      keys.close()
      await draw('over')
      app.unmount()
      await app.waitUntilExit()
    }
  }

  return {
    ask: (question, signal) => show(askedLine(question), signal),
    choose: (question, signal) => show(askedChoice(question, output.rows, isAscii), signal),
  }
}

/** As in a shell, Ctrl-D ends the input only where there is nothing to delete. */
function isEnd(typed: Typed, { text }: TextField): boolean {
  return typed.type === 'key' && typed.name === 'ctrl+d' && text === ''
}

function edited(field: TextField, typed: Typed, choices: readonly string[]): TextField {
  if (typed.type === 'text') return editText(field, { type: 'insert', text: typed.text })
  if (typed.name === 'tab') {
    const first = choices.find((each) => each.startsWith(field.text) && each !== field.text)
    return first === undefined ? field : atEnd(first)
  }
  const edit = textEditOf(typed.name)
  return edit === null ? field : editText(field, edit)
}
