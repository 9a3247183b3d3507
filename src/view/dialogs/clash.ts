import type { Clash } from '../../app/overlay.ts'
import { isSecret, mask } from '../../profiles/setting.ts'
import { truncate, visible } from '../../text/text.ts'
import { type Row, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import type { DialogBody } from './dialog-body.ts'

/** Both values of a setting that was changed by two at once, and the question which one shall stand. */
export function clashRows({ conflict }: Clash, cells: number, symbols: Symbols): DialogBody {
  const { target, key, theirs, mine } = conflict
  const shown = (value: string | null) =>
    value === null ? '(removed)' : visible(isSecret(key) ? mask(value) : value)
  const line = (label: string, value: string | null): Row => [
    span(label.padEnd(14), 'dim'),
    span(truncate(shown(value), cells - 15, symbols.ellipsis)),
  ]
  return {
    title: `${key} of ${target.name} was changed meanwhile`,
    rows: [
      line('in the file', theirs),
      line('yours', mine),
      [],
      [span('Enter', 'key'), span('  write yours over it', 'dim')],
      [span('Esc', 'key'), span('    keep what is in the file', 'dim')],
    ],
    note: '',
  }
}
