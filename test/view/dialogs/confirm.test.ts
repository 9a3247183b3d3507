import { describe, expect, it } from 'vitest'
import { confirmRows } from '../../../src/view/dialogs/confirm.ts'
import { ASCII, UNICODE } from '../../../src/view/symbols.ts'
import { overlayOf } from '../../support/state/overlay.ts'
import { linesOf, stylesOf } from '../../support/state/picture.ts'
import { sampleState } from '../../support/state/sample-state.ts'
import { play, typed } from '../../support/state/state.ts'

const asked = (name: string, ...steps: Parameters<typeof play>[1][]) =>
  overlayOf(play({ ...sampleState(), selected: name }, ...steps), 'confirm')
const renamed = asked('dev', 'rename', typed('elop'), 'accept')
const deleted = asked('dev', 'delete')
const both = asked('default', 'delete')
/** The confirmation in a dialog of that size. */
const body = (confirm: typeof renamed, cells: number, height: number, symbols: typeof UNICODE) =>
  confirmRows(confirm, { width: cells + 4, cells, height }, symbols)
const QUESTION = ['', 'Write this?  Enter yes  Esc no']

it('every line that changes, with one around it and a mark between what is not together', () => {
  const { title, rows, note } = body(renamed, 46, 30, UNICODE)
  expect(title).toBe('Rename profile dev → develop')
  expect(linesOf(rows)).toEqual([
    'config',
    '    9',
    '   10 - [profile dev]',
    '   10 + [profile develop]',
    '   11   sso_session = my-sso',
    '  …',
    '   17   role_arn = arn:aws:iam::444455556666:…',
    '   18 - source_profile = dev',
    '   18 + source_profile = develop',
    '   19   region = eu-west-1',
    ...QUESTION,
  ])
  expect(note).toBe('')
  expect(linesOf(body(renamed, 46, 30, ASCII).rows)[5]).toBe('  ~')
})

it('what there is to know stands above, each file apart, secrets masked', () => {
  expect(linesOf(body(deleted, 46, 30, UNICODE).rows).slice(0, 4)).toEqual([
    '1 profile depends on it and will break:',
    'prod-admin',
    '',
    'config',
  ])
  expect(linesOf(body(both, 50, 30, UNICODE).rows)).toEqual([
    'Nothing else refers to it.',
    '',
    'config',
    '    1 - [default]',
    '    2 - region = us-east-1',
    '    3 - output = json',
    '    4 -',
    '    1   [sso-session my-sso]',
    '',
    'credentials',
    '    1 - [default]',
    '    2 - aws_access_key_id = ****************MPLE',
    '    3 - aws_secret_access_key = ****************E…',
    '    4 -',
    '    1   [robot]',
    ...QUESTION,
  ])
})

it('what goes and what comes have styles of their own', () => {
  const styles = body({ ...renamed, notes: ['Mind \u202e this.'] }, 46, 30, UNICODE).rows.map(stylesOf)
  expect(styles.filter((each) => each.length > 0).map(([first]) => first)).toEqual([
    ['warning', 'Mind \\u202e this.'],
    ['strong', 'config'],
    ['dim', '9'],
    ['removed', '10 - [profile dev]'],
    ['added', '10 + [profile develop]'],
    ['dim', '11   sso_session = my-sso'],
    ['dim', '…'],
    ['dim', '17   role_arn = arn:aws:iam::444455556666:…'],
    ['removed', '18 - source_profile = dev'],
    ['added', '18 + source_profile = develop'],
    ['dim', '19   region = eu-west-1'],
    ['strong', 'Write this?'],
  ])
  expect(styles.at(-1)?.map(([style]) => style)).toEqual(['strong', 'key', 'dim', 'key', 'dim'])
})

it('nothing in a line is obeyed', () => {
  const [line] = renamed.lines
  const evil = { ...renamed, lines: [{ ...line!, text: 'a\u001b[31m' }] }
  expect(linesOf(body(evil, 46, 30, UNICODE).rows)[1]).toBe('    9   a\\x1b[31m')
})

describe('of more lines than there are rows a part is shown, the question always', () => {
  it.each([
    ['from the top', 0, ['config', '    1 - [default]'], '11 more lines'],
    ['scrolled', 10, ['    3 - aws_secret_access_key = ****************E…', '    4 -'], '1 more line'],
    ['to the end', 99, ['    4 -', '    1   [robot]'], 'end'],
  ])('%s', (_, top, shown, note) => {
    const shownBody = body({ ...both, top }, 50, 6, UNICODE)
    expect(linesOf(shownBody.rows)).toEqual(['Nothing else refers to it.', '', ...shown, ...QUESTION])
    expect(shownBody.note).toBe(note)
  })

  it('one at least', () => {
    const shownBody = body(both, 46, 2, UNICODE)
    expect(linesOf(shownBody.rows).slice(2)).toEqual(['config', ...QUESTION])
    expect(shownBody.note).toBe('12 more lines')
  })
})
