import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accountIds, redactRow } from '../../src/view/redact.ts'
import { rowWidth, span } from '../../src/view/row.ts'
import { pictureOf, rowText } from '../support/state/picture.ts'
import { makeState, play } from '../support/state/state.ts'

const ID = '111122223333'
const redacted = (...texts: string[]) =>
  rowText(
    redactRow(
      texts.map((text) => span(text)),
      accountIds(ID),
    ),
  )

describe('a row without account ids', () => {
  it.each([
    ['whole', [`arn:aws:iam::${ID}:role/R`], 'arn:aws:iam::********3333:role/R'],
    [
      'of an account that is in no file',
      ['arn:aws:iam::999988887777:role/R'],
      'arn:aws:iam::********7777:role/R',
    ],
    ['cut at the end', ['AdministratorAccess-1111222233…'], 'AdministratorAccess-**********…'],
    ['cut in the middle', ['Admini…22223333'], 'Admini…****3333'],
    ['begun on the line before', ['23333:user/mary'], '*3333:user/mary'],
    ['going on on the next line', ['arn:aws:iam::11112222333'], 'arn:aws:iam::***********'],
    ['with a cursor inside of it', ['1111222', '2', '3333'], '********3333'],
    ['cut after few digits', ['iam::111…'], 'iam::***…'],
    ['in groups', ['account 1111-2222-3333, 1111 2222 3333'], 'account ****-****-3333, **** **** 3333'],
    ['in groups, of no file', ['x-9999-8888-7777'], 'x-****-****-7777'],
    ['in groups, going on on the next line', ['account 1111 2222'], 'account **** ****'],
    ['in groups, begun on the line before', ['2222-3333'], '****-3333'],
    ['in groups, cut', ['account 1111-22…'], 'account ****-**…'],
    ['cut in its middle', ['Access-111…3333'], 'Access-***…3333'],
  ])('%s', (_, texts, wanted) => {
    expect(redacted(...texts)).toBe(wanted)
  })

  it.each([
    '43200',
    'port 18080',
    '2026-11-23T18:00:00Z',
    '1234567890123',
    '3f1c2e5a-0000-4000-8000-5a0d1e2f3a4b',
    '2026-2027',
  ])('keeps %s', (text) => {
    expect(redacted(text)).toBe(text)
  })

  it('keeps its cells and its styles', () => {
    const row = [span('a 11112', 'key'), span('2223333 b', 'dim')]
    const masked = redactRow(row, accountIds(ID))
    expect(masked.map((each) => each.style)).toEqual(['key', 'dim'])
    expect(rowWidth(masked)).toBe(rowWidth(row))
  })
})

it('no screen of any width shows more than the last four digits in a row', () => {
  const id = '845193762043'
  const config = `[profile AWSAdministratorAccess-${id}]\nsso_start_url = https://x.awsapps.com/start\nsso_region = us-gov-west-1\nsso_account_id = ${id}\nsso_role_name = R\n[profile r]\nrole_arn = arn:aws-us-gov:iam::${id}:role/some/where/Role\nsource_profile = nope-with-a-long-name-${id}\n`
  fc.assert(
    fc.property(fc.integer({ min: 40, max: 200 }), fc.constantFrom('down', 'up'), (columns, move) => {
      const state = play(makeState({ config, columns, isRedacted: true }), move, 'open-details')
      const picture = pictureOf(state).join('\n')
      for (let at = 0; at + 5 <= id.length; at++) expect(picture).not.toContain(id.slice(at, at + 5))
    }),
    { numRuns: 60 },
  )
})
