import { writeRefusal } from '../../app/edit/write-refusal.ts'
import type { State } from '../../app/state.ts'
import type { FileRole } from '../../profiles/problem.ts'
import { wrap } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { hiddenText } from '../dialogs/field.ts'
import { type Row, span } from '../row.ts'

/** Why the list is empty, and which key helps. */
export function emptyRows(state: State, cells: number): Row[] {
  const lines = state.profileIndex.entries.length > 0 ? hidden(state) : nothing(state)
  return lines.flatMap((line) => wrap(line, cells - 2).map((text) => [span(` ${text}`)]))
}

function hidden(state: State): string[] {
  if (state.filter.text !== '') {
    const also = state.attentionOnly ? ' and needs attention' : ''
    const way = state.attentionOnly
      ? 'Esc to clear the filter, and ! to show all again'
      : 'Esc to show all profiles'
    return [`No profile matches "${hiddenText(state.filter)}"${also}.`, '', `Press ${way}.`]
  }
  return ['No profile needs attention.', '', 'Press ! to show all again.']
}

function nothing(state: State): string[] {
  return [
    'No profiles found.',
    '',
    ...(state.attentionOnly ? ['Only what needs attention is shown: press ! to show all again.', ''] : []),
    fileText(state, 'config'),
    fileText(state, 'credentials'),
    '',
    `${writeRefusal(state) === undefined ? 'Press n to create one, I to import some, r' : 'Press r'} to read the files again. \`awsprof --demo\` shows sample profiles.`,
  ]
}

function fileText({ files, setup }: State, file: FileRole): string {
  const path = setup.environment.files[file]
  if (path === null) return `There is no ${file} file: its environment variable is set but empty.`
  const found = files[file]
  const name = visible(path)
  if (found.type === 'missing') return `${name} does not exist.`
  if (found.type === 'unreadable') return `${name} cannot be read: ${found.reason}.`
  return found.text.trim() === '' ? `${name} is empty.` : `${name} has no profiles.`
}
