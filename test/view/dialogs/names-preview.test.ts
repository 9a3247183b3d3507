import { expect, it } from 'vitest'
import { namesPreview } from '../../../src/view/dialogs/names-preview.ts'
import { UNICODE } from '../../../src/view/symbols.ts'
import { accounts, DEV, dialogOf, ended, full, open, roles } from '../../support/state/corp-accounts.ts'
import { linesOf } from '../../support/state/picture.ts'
import { play } from '../../support/state/state.ts'

const all = play(full, 'toggle-all')
const lines = (state: typeof all, template: string, room = 20, cells = 90) =>
  linesOf(namesPreview(state, dialogOf(state), template, cells, room, UNICODE))

it('every name with what it is for', () => {
  expect(lines(all, '{account}-{role}')).toEqual([
    '',
    '+ 777788889999-Viewer  777788889999 · Viewer',
    '+ Dev-Admin            111122223333 Dev · Admin',
    '+ Prod-EU-Admin        444455556666 Prod EU · Admin',
    '+ Prod-EU-ReadOnly     444455556666 Prod EU · ReadOnly',
  ])
})

it('first those that get no profile, and why', () => {
  expect(lines(all, '{role}').slice(1)).toEqual([
    '✗ Admin     444455556666 Prod EU · Admin: another role gets this name',
    '+ Viewer    777788889999 · Viewer',
    '+ Admin     111122223333 Dev · Admin',
    '+ ReadOnly  444455556666 Prod EU · ReadOnly',
  ])
  expect(lines(all, 'ops')[1]).toBe('✗ ops  777788889999 · Viewer: a profile has this name')
})

it('last what is taken away', () => {
  const gone = play(
    open,
    accounts(1, DEV),
    roles(1, DEV.id, 'Admin'),
    ended(1),
    'toggle-all',
    'down',
    'toggle',
  )
  expect(lines(gone, '{role}').slice(1)).toEqual([
    '+ Admin     111122223333 Dev · Admin',
    '- corp-dev  111122223333 Dev · Developer',
  ])
})

it('as many as there is room for, and how many more', () => {
  expect(lines(all, '{account}-{role}', 4)).toEqual([
    '',
    '+ 777788889999-Viewer  777788889999 · Viewer',
    '+ Dev-Admin            111122223333 Dev · Admin',
    '… 2 more, in the diff',
  ])
  expect(lines(all, '{account}-{role}', 1)).toEqual([])
  expect(lines(all, '{account}-{role}', 20, 30)[4]).toBe('+ Prod-EU-ReadOnly     444455…')
})
