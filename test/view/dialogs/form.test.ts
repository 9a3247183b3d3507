import { describe, expect, it } from 'vitest'
import { WIZARD_KINDS } from '../../../src/app/edit/wizard.ts'
import type { State } from '../../../src/app/state.ts'
import { formRows } from '../../../src/view/dialogs/form.ts'
import { UNICODE } from '../../../src/view/symbols.ts'
import { mfaWanted } from '../../support/state/mfa-wanted.ts'
import { overlayOf } from '../../support/state/overlay.ts'
import { linesOf, stylesOf } from '../../support/state/picture.ts'
import { accountsState } from '../../support/state/portal-events.ts'
import { sampleState } from '../../support/state/sample-state.ts'
import { makeState, play, typed } from '../../support/state/state.ts'

const form = (state: State, cells = 70, height = 20) =>
  formRows(state, overlayOf(state, 'form'), cells, height, UNICODE)
const lines = (...of: Parameters<typeof form>) => linesOf(form(...of).rows)
const wizard = (kind: string, state = sampleState()) => {
  const { label } = WIZARD_KINDS.find(({ id }) => id === kind)!
  return play(state, 'new-profile', typed(label), 'accept')
}
const rename = play({ ...sampleState(), selected: 'dev' }, 'rename')
const mfa = play(sampleState(), 'check', mfaWanted(1, { serial: 'arn:\u202e:mfa/me' }))

describe('the questions of each kind of profile', () => {
  const TAKEN = 'Enter takes it, typing replaces it'
  /** The name comes first, and is proposed. */
  const named = (name: string, column: number) => [
    `Profile name *`.padEnd(column) + name,
    ' '.repeat(column) + TAKEN,
  ]
  const role = (column: number) => [...named('role', column), 'Role ARN *']
  const END = ['Default region name', 'Default output format']
  const SSO_END = ['Account ID *', 'Role name *', 'Default client Region', 'CLI default output format']
  const PASTE = ['', 'Paste export lines or JSON to fill in all fields.']
  it.each([
    [
      'sso-session',
      'IAM Identity Center, one role',
      [...named('my-sso', 27), 'SSO session name *         my-sso', ...SSO_END],
    ],
    ['sso-legacy', 'One legacy role', [...named('sso', 27), 'SSO start URL *', 'SSO region *', ...SSO_END]],
    [
      'source-profile',
      'Role from another profile',
      [...role(23), 'Source profile *', 'MFA serial', 'External ID', 'Role session name', ...END],
    ],
    [
      'credential-source',
      'Role of this machine',
      [...role(23), 'Credential source *    Ec2InstanceMetadata', 'Role session name', ...END],
    ],
    [
      'web-identity',
      'Web identity token',
      [...role(27), 'Web identity token file *', 'Role session name', ...END],
    ],
    ['process', 'External process', [...named('process', 23), 'Credential process *', ...END]],
    [
      'short-term-keys',
      'Short-term keys',
      [
        ...named('temporary', 25),
        'AWS Access Key ID *',
        'AWS Secret Access Key *',
        'AWS Session Token *',
        ...END,
        ...PASTE,
      ],
    ],
    [
      'long-term-keys',
      'Long-term keys',
      [...named('keys', 25), 'AWS Access Key ID *', 'AWS Secret Access Key *', ...END, ...PASTE],
    ],
  ])('%s', (kind, title, wanted) => {
    const { rows, ...rest } = form(wizard(kind))
    expect(linesOf(rows)).toEqual(wanted)
    expect(rest).toEqual({ title: `New profile: ${title}`, note: '* required' })
  })

  it('of a session that is new, all about it', () => {
    expect(lines(wizard('sso-session', makeState())).slice(2, 6)).toEqual([
      'SSO session name *         sso',
      'SSO start URL *',
      'SSO region *',
      'SSO registration scopes *  sso:account:access',
    ])
  })
})

it('where the cursor is, the label is strong and the field is one; what it is about is dim', () => {
  const [here, advice, below] = form(play(wizard('process'), typed('p'))).rows
  expect(here?.map(({ style }) => style)).toEqual(['strong', 'field', 'cursor', 'field'])
  expect(advice?.map(({ style }) => style)).toEqual(['text', 'dim'])
  expect(below?.map(({ style }) => style)).toEqual(['dim', 'text'])
})

describe('a form that was given back says so in one row', () => {
  const KIND = typed('Role from another profile')
  const opened = play(
    sampleState(),
    ...['new-profile' as const, KIND, 'accept' as const],
    ...[typed('ops'), 'down' as const, typed('arn:'), 'down' as const, typed('dev'), 'back' as const],
    ...['back' as const, 'new-profile' as const, KIND, 'accept' as const],
  )
  it.each([
    [90, 20, 'Kept from last time: Profile name, Role ARN, Source profile. Ctrl-G begins anew.'],
    [60, 20, 'Kept from last time: 3 answers. Ctrl-G begins anew.'],
    [50, 5, 'Kept from last time. Ctrl-G begins anew.'],
    [34, 5, 'Ctrl-G begins anew.'],
  ])('%i cells, %i rows', (cells, height, wanted) => {
    expect(lines(opened, cells, height).at(-1)).toBe(wanted)
  })
})

describe('a row stands under the field with the cursor, which tells', () => {
  const at = (kind: string, ...moves: 'down'[]) => play(wizard(kind), ...moves)
  it.each([
    ['nothing, where there is nothing', rename, 60, 'New name *', ''],
    [
      'that it may stay empty',
      at('source-profile', 'down', 'down', 'down'),
      60,
      'MFA serial',
      '                       optional',
    ],
    [
      'what could be chosen, as far as there is room',
      at('source-profile', 'down', 'down'),
      60,
      'Source profile',
      '                       dev  default  prod-admin  builder  …',
    ],
  ])('%s', (_, state, cells, label, wanted) => {
    const all = lines(state, cells)
    const here = all.findIndex((line) => line.startsWith(label))
    expect(all[here + 1] ?? '').toBe(wanted)
  })

  it('eight of them at most, and how many more there are', () => {
    expect(lines(at('sso-legacy', 'down', 'down'), 150)[3]?.trim()).toMatch(
      /^us-east-1 {2}us-east-2 {2}us-west-1 {2}us-west-2 {2}eu-central-1 {2}(?:eu-\S+ {2}){3}…\d\d more$/,
    )
  })

  it('what is wrong with the answer, wrapped', () => {
    const { rows } = form(play(rename, typed('#')), 46)
    expect(linesOf(rows)).toEqual([
      'New name *  dev#',
      '            a name cannot contain #, because',
      '            the AWS CLI and the SDKs would',
      '            read it differently',
    ])
    expect(stylesOf(rows[1] ?? [])[0]?.[0]).toBe('error')
  })

  it('what AWS would not take', () => {
    const { rows } = form(play(wizard('process'), 'down', 'down', typed('moon')), 60)
    expect(rows.slice(3, 5).map(stylesOf)).toEqual([
      [['warning', 'region must be an AWS region, such']],
      [['warning', 'as eu-west-1']],
    ])
  })

  it('what the portal lists, or that it was asked, or why it does not', () => {
    const toCorp = [{ type: 'typed', edit: { type: 'kill-to-start' } }, typed('corp')] as const
    const atSession = play(accountsState(), 'back', 'new-profile', 'down', 'accept', 'down')
    const open = play(atSession, ...toCorp, 'down')
    expect(lines(open, 80)[3]).toBe(
      '                           111122223333 Account 00  100000000000 Account 00  1…',
    )
    const none = (state: 'loading' | 'failed', reason: string | null) => {
      const listing = { attempt: 9, state, accounts: [], reason }
      return form({ ...open, listings: new Map([['corp', listing]]) }, 70).rows[3] ?? []
    }
    expect(stylesOf(none('loading', null))).toEqual([['dim', 'asking the portal for the choices …']])
    expect(stylesOf(none('failed', 'It does not answer.'))).toEqual([['warning', 'It does not answer.']])
  })
})

describe('secrets and codes are typed in stars', () => {
  it('under the cursor and elsewhere', () => {
    const secret = play(wizard('long-term-keys'), 'down', 'down', typed('s3cr3t'))
    expect(lines(secret)[2]).toBe('AWS Secret Access Key *  ******')
    expect(lines(play(secret, 'down'))[2]).toBe('AWS Secret Access Key *  ******')
    expect(lines(play(secret, 'down', typed('us-'))).slice(3, 4)).toEqual(['Default region name      us-'])
  })

  it('of MFA too; below stand profile, role and device by name', () => {
    const { title, rows } = form(play(mfa, typed('123')))
    expect(title).toBe('MFA code for dev')
    expect(linesOf(rows)).toEqual([
      'Six digits *  ***',
      '',
      '',
      'dev assumes the role Admin in 444455556666. The device is',
      'arn:\\u202e:mfa/me.',
    ])
    expect(rows.at(-1)?.[0]?.style).toBe('dim')
  })

  it('the other profiles of a code are named, as far as there are few', () => {
    const others = ['a', 'b', 'c', 'd', 'e']
    const open = play(sampleState(), 'check', mfaWanted(1, { others, roleArn: 'odd' }))
    expect(lines(open, 70).slice(3)).toEqual([
      'dev assumes the role odd. The code is for a, b, c and 2 more, too.',
      'The device is arn:aws:iam::111122223333:mfa/me.',
    ])
  })
})

it('a code has six digits: nothing else goes in', () => {
  const code = (...texts: string[]) => {
    const open = overlayOf(play(mfa, ...texts.map(typed)), 'form')
    return open.fields[0]?.field.text
  }
  expect(code('j', '1', ' ', 'q', '2')).toBe('12')
  expect(code('123 456')).toBe('123456')
  expect(code('123456', '7')).toBe('123456')
})

it('why it cannot be sent stands below all', () => {
  const { rows } = form(play(mfa, typed('12'), 'accept'), 70)
  expect(linesOf(rows).slice(2, 4)).toEqual(['', 'An MFA code has six digits.'])
  expect(rows[3]?.[0]?.style).toBe('error')
  const next = form(play(sampleState(), 'check', mfaWanted(1, { isNext: true })), 90)
  expect(linesOf(next.rows)[3]).toMatch(/^The last code was wrong or is used up/)
})

it('names for many profiles at once have a template', () => {
  expect(lines(play(accountsState(), 'accept'))).toEqual([
    'Name *                 {account}-{role}',
    '',
    'Default client Region  us-east-1',
    '',
    '{account} {accountId} {accountName} {email} {role} {session} are',
    'filled in.',
    '',
    '+ Account-00-Admin  111122223333 Account 00 · Admin',
  ])
})

it('the longest label sets the column; an answer that is too long is cut where the cursor is not', () => {
  const long = play(wizard('process'), typed(`${'x'.repeat(30)}end`), 'down')
  expect(lines(long, 40)[0]).toBe('Profile name *         xxxxxxxxxxxxxxx…')
  expect(lines(play(long, 'up'), 40)[0]).toBe('Profile name *         …xxxxxxxxxxxend')
})

it('where there are more fields than rows, the one with the cursor is among those shown', () => {
  const tall = wizard('source-profile')
  expect(lines(tall, 60, 4)).toEqual([
    ...'Profile name *         role|                       Enter takes it, typing replaces it|Role ARN *|Source profile *'.split(
      '|',
    ),
  ])
  const middle = play(tall, 'down', 'down', 'down', 'down', typed('ex'))
  expect(lines(middle, 60, 4)).toEqual(['MFA serial', 'External ID            ex', '', 'Role session name'])
  const last = play(middle, 'down', 'down', 'down')
  expect(lines(last, 60, 4)[2]).toBe('Default output format')
})
