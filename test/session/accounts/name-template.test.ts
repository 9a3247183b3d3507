import { expect, it } from 'vitest'
import { fillTemplate, unknownWord } from '../../../src/session/accounts/name-template.ts'

const DEV = { id: '111122223333', name: 'Dev', email: 'dev@x.example' }

it.each([
  ['{account}-{role}', 'Dev-Admin'],
  ['{id}.{role}', '111122223333.Admin'],
  ['{accountId}/{role}', '111122223333/Admin'],
  ['{session}:{accountName}', 'corp:Dev'],
  ['{email}+{role}', 'dev@x.example+Admin'],
  ['x', 'x'],
  ['', '111122223333'],
  ['{role} of {account}', 'Admin-of-Dev'],
  ['{other}', 'other'],
  ['] [\n#', '111122223333'],
])('the template %j makes %s', (template, name) => {
  expect(fillTemplate(template, DEV, 'Admin', 'corp')).toBe(name)
})

it('an account without a name goes by its id in {account}, and has nothing for {accountName}', () => {
  const nameless = { ...DEV, name: '' }
  expect(fillTemplate('{account}-{role}', nameless, 'Admin', 'corp')).toBe('111122223333-Admin')
  expect(fillTemplate('{accountName}-{role}', nameless, 'Admin', 'corp')).toBe('Admin')
})

it('a name keeps to what every tool can read, whatever the portal says', () => {
  const odd = { id: '1', name: 'Ünï [x] \u001b[31m; # "quoted"\n{role}', email: '' }
  expect(fillTemplate('{account}-{role}', odd, '../etc/{id}', 'a b')).toMatch(/^[\w\-/.%@:+]+$/)
})

it.each([
  ['{account}-{role}-{accountId}{accountName}{email}{session}{id}', null],
  ['plain', null],
  ['{accountid}', '{accountid}'],
  ['{role}-{}', '{}'],
])('in %j the word that is not known is %j', (template, word) => {
  expect(unknownWord(template)).toBe(word)
})
