import { writeRefusal } from '../../app/edit/write-refusal.ts'
import type { State } from '../../app/state.ts'
import type { FileRole } from '../../profiles/problem.ts'
import { visible, wrap } from '../../text/text.ts'
import { type Row, span } from '../row.ts'

/** What the list says when there is nothing in it: why, and which key helps. */
export function emptyRows(state: State, cells: number): Row[] {
  const lines = state.profileIndex.entries.length > 0 ? hidden(state) : nothing(state)
  return lines.flatMap((line) => wrap(line, cells - 2).map((text) => [span(` ${text}`)]))
}

function hidden(state: State): string[] {
  if (state.filter.text !== '') {
    const also = state.attentionOnly ? ' among those that need attention' : ''
    return [`No profile fits "${visible(state.filter.text)}"${also}.`, '', 'Esc shows all of them again.']
  }
  return ['No profile needs attention.', '', '! shows all of them again.']
}

function nothing(state: State): string[] {
  return [
    'No profiles found.',
    '',
    found(state, 'config'),
    found(state, 'credentials'),
    '',
    `${writeRefusal(state) === undefined ? 'n makes one. ' : ''}r reads the files again. \`awsprof --demo\` shows sample profiles.`,
  ]
}

function found({ files, setup }: State, file: FileRole): string {
  const path = setup.environment.files[file]
  if (path === null) return `The ${file} file is switched off: its variable is set but empty.`
  const found = files[file]
  const name = visible(path)
  if (found.type === 'missing') return `There is no ${name}.`
  if (found.type === 'unreadable') return `${name} cannot be read: ${found.reason}.`
  return `${name} holds no profile${found.text.trim() === '' ? ': it is empty' : ''}.`
}
