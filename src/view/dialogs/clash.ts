import type { Clash } from '../../app/overlay.ts'
import { maskedValue } from '../../profiles/mask/mask-secrets.ts'
import { truncate } from '../../text/fit.ts'
import { visible } from '../../text/visible.ts'
import { type Row, span } from '../row.ts'
import type { Symbols } from '../symbols.ts'
import type { DialogBody } from './dialog-body.ts'

/** A setting that another program changed at the same time: both values, and the question which one to keep. */
export function clashRows({ conflict }: Clash, cells: number, symbols: Symbols): DialogBody {
  const { target, key, theirs, mine } = conflict
  const shown = (value: string | null) => (value === null ? '(removed)' : visible(maskedValue(key, value)))
  const line = (label: string, value: string | null): Row => [
    span(label.padEnd(14), 'dim'),
    span(truncate(shown(value), cells - 15, symbols.ellipsis)),
  ]
  return {
    title: `${key} of ${target.name} was changed by another program`,
    rows: [
      line('in the file', theirs),
      line('yours', mine),
      [],
      [span('Enter', 'key'), span('  overwrite it with yours', 'dim')],
      [span('Esc', 'key'), span('    keep what is in the file', 'dim')],
    ],
    note: '',
  }
}
