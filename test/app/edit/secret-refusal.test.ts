import { describe, expect, it } from 'vitest'
import { secretNameRefusal, secretValueRefusal } from '../../../src/app/edit/secret-refusal.ts'
import { atEnd, editText, type TextEdit } from '../../../src/app/edit/text-field.ts'
import { SAMPLE_CONFIG, SAMPLE_CREDENTIALS } from '../../support/files/sample-home.ts'
import { openMemoryDashboard } from '../../support/state/memory-dashboard.ts'

const KEY = 'Zq3vT9xLkW7mB2nR5cY8hJ4dF6gS1pA0eUiOtQwX'

function editedPaste(text: string, ...edits: TextEdit['type'][]) {
  const kinds = edits.filter((each) => each !== 'insert')
  return kinds.reduce(
    (field, type) => editText(field, { type }),
    editText(atEnd(''), { type: 'insert', text }),
  )
}

describe('a name', () => {
  it.each([
    ['a secret', editedPaste(KEY)],
    ['what is left of one', editedPaste(KEY, 'backspace')],
    ['one that the field already held', atEnd(`x.${KEY}`)],
  ])('cannot be %s', (_, field) => {
    expect(secretNameRefusal(field)).toMatch(/^This looks like a secret, and a name is shown everywhere/)
  })

  it.each(['dev', 'corp-production-administrator-access-eu-central-1', 'sk-production-account-admin'])(
    'can be %s',
    (name) => {
      const typed = [...name].reduce((field, text) => editText(field, { type: 'insert', text }), atEnd(''))
      expect(secretNameRefusal(typed)).toBeNull()
    },
  )
})

describe('a value', () => {
  it('can be a whole secret, which is masked wherever it is shown', () => {
    expect(secretValueRefusal('region', editedPaste(KEY))).toBeNull()
    expect(secretValueRefusal('aws_secret_access_key', editedPaste(KEY, 'backspace'))).toBeNull()
  })

  it('cannot be what is left of one', () => {
    expect(secretValueRefusal('region', editedPaste(KEY, 'backspace'))).toMatch(/part of a secret/)
    expect(secretValueRefusal('region', editedPaste(KEY, 'kill-to-start'))).toBeNull()
  })
})

it.each([
  ['a new name', ['R'], ['enter']],
  ['the name of a setting', ['enter', 'a'], ['enter']],
  ['the first answer of the wizard', ['n', 'down', 'enter'], ['enter']],
])('%s is refused, and nothing is written', async (_, open, then) => {
  const files = { config: SAMPLE_CONFIG, credentials: SAMPLE_CREDENTIALS }
  const dashboard = openMemoryDashboard(files)
  await dashboard.press(...open, 'ctrl+u')
  dashboard.paste(KEY)
  const before = dashboard.state().overlay
  await dashboard.press(...then)
  expect(dashboard.picture().split('This looks like a secret')).toHaveLength(2)
  expect(dashboard.state().overlay).toMatchObject({ type: before?.type })
  expect(dashboard.files).toEqual(files)
})

it('a secret in a field that was left with Tab holds the form back', async () => {
  const dashboard = openMemoryDashboard({ config: SAMPLE_CONFIG, credentials: SAMPLE_CREDENTIALS })
  await dashboard.press('n', ...Array(9).fill('down'), 'enter')
  dashboard.paste(KEY)
  await dashboard.press('down')
  const fill = ['AKIAIOSFODNN7EXAMPLE', 'enter', 'x'.repeat(40), 'enter', 'enter', 'enter']
  for (const each of fill) await (each === 'enter' ? dashboard.press(each) : dashboard.type(each))
  expect(dashboard.state().overlay).toMatchObject({ type: 'form', at: 0 })
  expect(dashboard.effects.map((each) => each.type)).not.toContain('save')
})
