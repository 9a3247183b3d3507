import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { State } from '../../src/app/state.ts'
import { rowWidth } from '../../src/view/row.ts'
import { allRows, screenOf } from '../../src/view/screen.ts'
import { arbitraryEvent } from '../support/arbitrary/events.ts'
import { arbitraryProfileName } from '../support/arbitrary/words.ts'
import { pictureOf, rowText } from '../support/state/picture.ts'
import { makeState, play } from '../support/state/state.ts'

// Characters that a terminal would obey, hide or reorder.
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u

function expectWhole(state: State): void {
  const { columns, rows } = state.size
  const picture = allRows(screenOf(state))
  // One `expect` for all rows: one for each row takes longer than drawing them.
  expect(picture.map(rowWidth)).toEqual(Array(rows).fill(columns))
  expect(picture.map(rowText).join(' ')).not.toMatch(FORBIDDEN)
}

it('after any events every row and the screen have the right size, and no control character is left', () => {
  fc.assert(
    fc.property(
      fc.array(arbitraryEvent, { maxLength: 25 }),
      fc.integer({ min: 1, max: 220 }),
      fc.integer({ min: 3, max: 70 }),
      fc.boolean(),
      (events, columns, rows, isAscii) => {
        const start = makeState({ columns, rows, isAscii })
        expectWhole(play(start, ...events, { type: 'resized', columns, rows }))
      },
    ),
    { numRuns: 250 },
  )
})

it('the same is true with any name in any place', () => {
  const anyName = fc.oneof(arbitraryProfileName, fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }))
  const size = fc.record({
    columns: fc.integer({ min: 40, max: 200 }),
    rows: fc.integer({ min: 10, max: 60 }),
  })
  fc.assert(
    fc.property(
      fc.array(anyName, { minLength: 1, maxLength: 6 }),
      size,
      fc.boolean(),
      (names, size, isAscii) => {
        const config = names.map((name) => {
          const text = name.replace(/[\r\n[\]]/g, '')
          return `[profile "${text}"]\nregion = ${text}\nrole_arn = ${text}\nsource_profile = ${text}\ns3 =\n  ${text} = x\n`
        })
        const state = makeState({ config: config.join(''), env: { AWS_PROFILE: names[0] }, isAscii, ...size })
        expectWhole(state)
        expectWhole(play(state, 'open-details', 'last'))
        expectWhole(play(state, 'filter', { type: 'typed', edit: { type: 'insert', text: names[0]! } }))
      },
    ),
    { numRuns: 200 },
  )
})

it('in ASCII nothing else is drawn', () => {
  fc.assert(
    fc.property(fc.array(arbitraryProfileName, { maxLength: 5 }), (names) => {
      const config = names.map((name) => `[profile "${name}"]\nregion = x\nrole_arn = y\n`).join('')
      const picture = pictureOf(makeState({ config, isAscii: true }))
      expect(picture.join('')).toMatch(/^[ -~]*$/)
    }),
  )
})

describe('secrets', () => {
  const secrets = fc
    .string({
      unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/+'),
      minLength: 5,
      maxLength: 60,
    })
    .map((text) => `Zq${text}`)
  const KEYS = [
    'aws_secret_access_key',
    'aws_session_token',
    'aws_security_token',
    'my_api_key',
    'x_password',
  ]

  it('are never in the picture, except for their last four characters', () => {
    fc.assert(
      fc.property(secrets, fc.integer({ min: 40, max: 200 }), (secret, columns) => {
        const body = KEYS.map((key) => `${key} = ${secret}`).join('\n')
        const state = makeState({
          config: `[profile robot]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n${body}\ns3 =\n  secret = ${secret}\n`,
          credentials: `[robot]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n${body}\n`,
          columns,
          rows: 60,
        })
        for (const each of [state, play(state, 'open-details', 'last')]) {
          const text = pictureOf(each).join('\n')
          expect(text).not.toContain(secret.slice(0, 6))
          expect(text).not.toContain(secret.slice(-5))
        }
      }),
    )
  })

  it('keep their last four characters if there is room for no more', () => {
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
    const state = makeState({
      credentials: `[robot]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${secret}\n`,
      columns: 80,
      rows: 24,
    })
    const row = pictureOf(state).find((line) => line.includes('aws_secret'))
    expect(row).toContain('*EKEY credentials:3')
  })
})
