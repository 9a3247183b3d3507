import { expect, it } from 'vitest'
import { unlisted } from '../../src/commands/unlisted.ts'

const account = (id: string, roles: readonly string[] | null, name = '') => ({ id, name, email: '', roles })

it('names ten of what there is', () => {
  const roles = Array.from({ length: 13 }, (_, at) => `Role${String(at).padStart(2, '0')}`)
  expect(unlisted([account('111122223333', roles)], [], ['Nope'])).toEqual({
    sentences: [
      `no account of the session offers the role Nope; there are ${roles.slice(0, 10).join(', ')} and 3 more`,
    ],
    isAll: true,
  })
})

it.each([
  [[], [], false],
  [['111122223333'], [], false],
  [['111122223333', '999999999999'], ['A'], false],
  [['999999999999'], ['A'], true],
  [['111122223333'], ['B'], true],
])('of accounts %j and roles %j nothing is left: %s', (accounts, roles, isAll) => {
  const listed = [account('111122223333', ['A'], 'Dev'), account('444455556666', null)]
  expect(unlisted(listed, accounts, roles).isAll).toBe(isAll)
})

it('a session without accounts has none to name', () => {
  expect(unlisted([], ['111122223333'], ['A']).sentences).toEqual([
    'the session lists no account 111122223333; there is none',
  ])
})
