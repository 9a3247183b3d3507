import { expect, it } from 'vitest'
import type { Clash } from '../../../src/app/overlay.ts'
import { clashRows } from '../../../src/view/dialogs/clash.ts'
import { UNICODE } from '../../../src/view/symbols.ts'
import { linesOf, stylesOf } from '../../support/state/picture.ts'
import { makeState } from '../../support/state/state.ts'

const target = { kind: 'profile', name: 'dev' } as const

function clash(key: string, theirs: string | null, mine: string | null): Clash {
  const edit = { type: 'unset', target, key } as const
  const base = makeState().profileIndex.profiles.documents
  return {
    type: 'clash',
    conflict: { target, key, theirs, mine },
    request: { edit, label: '', as: 'change', base },
  }
}
const body = (...of: Parameters<typeof clash>) => clashRows(clash(...of), 46, UNICODE)

it('both values, and what each answer does', () => {
  const { title, rows, note } = body('region', 'eu-west-1', null)
  expect([title, note]).toEqual(['region of dev was changed by another program', ''])
  expect(linesOf(rows)).toEqual([
    'in the file   eu-west-1',
    'yours         (removed)',
    '',
    'Enter  overwrite it with yours',
    'Esc    keep what is in the file',
  ])
  expect(stylesOf(rows[0] ?? [])).toEqual([
    ['dim', 'in the file'],
    ['text', 'eu-west-1'],
  ])
  expect(stylesOf(rows[3] ?? [])).toEqual([
    ['key', 'Enter'],
    ['dim', 'overwrite it with yours'],
  ])
})

it.each([
  ['secrets are masked', 'aws_secret_access_key', 'theirs-theirs', '****************eirs'],
  ['long ones are cut', 'role_arn', 'x'.repeat(60), `${'x'.repeat(30)}…`],
  ['nothing in them is obeyed', 'output', 'a\u202e', 'a\\u202e'],
])('%s', (_, key, value, wanted) => {
  const { rows } = body(key, value, value)
  expect(linesOf(rows).slice(0, 2)).toEqual([`in the file   ${wanted}`, `yours         ${wanted}`])
})
