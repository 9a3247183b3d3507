import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTimestamp, isZoneless, parseTimestamp } from '../../../src/session/cache/timestamp.ts'

const AT = Date.UTC(2026, 10, 23, 18)

describe('a date is read in every format that the tools write', () => {
  it.each([
    ['2026-11-23T18:00:00Z', 0],
    ['2026-11-23T18:00:00.250Z', 250],
    ['2026-11-23T18:00:00.250999Z', 250],
    ['2026-11-23T18:00:00.5Z', 500],
    ['2026-11-23T18:00:00UTC', 0],
    ['2026-11-23T18:00:00+00:00', 0],
    ['2026-11-23T20:00:00+0200', 0],
    ['2026-11-23T13:30:00-04:30', 0],
    ['2026-11-23 18:00:00+00', 0],
    ['2026-11-23T18:00:00,25Z', 250],
    ['20261123T180000Z', 0],
    ['20261123T1800Z', 0],
    ['20261123T190000+0100', 0],
    ['Mon, 23 Nov 2026 18:00:00 GMT', 0],
    ['23 Nov 2026 19:00:00 +0100', 0],
    ['2026-11-23T18:00Z', 0],
    [' 2026-11-23T18:00:00z\n', 0],
  ])('%s', (text, past) => {
    expect(parseTimestamp(text)).toBe(AT + past)
  })

  it.each([
    '',
    'tomorrow',
    '2026-11-23',
    '2026-11-23T18:00:00',
    '20261123T180000',
    'Mon, 23 Nov 2026 18:00:00',
    'Mon, 23 Nov 2026 18:00:00 EST',
    '2026-13-01T00:00:00Z',
    '2026-11-23T18:00:00+99',
    '2026-11-23T18:00:00+0x00',
    'x2026-11-23T18:00:00Z',
    '2026-11-23T18:00:00Z later',
    '2026-11-23T18:00:00xUTC',
    '2026-11-23T18:00:00.Z',
    '1795456800',
    1795456800,
    null,
    undefined,
    {},
  ])('%j is not a date', (text) => {
    expect(parseTimestamp(text)).toBeNull()
  })

  it.each(['2026-11-23T18:00:00', '2026-11-23 18:00', '20261123T180000', '2026-11-23T18:00:00.000'])(
    '%s has no zone: nothing to the AWS CLI, UTC in the notes of other tools',
    (text) => {
      expect([isZoneless(text), parseTimestamp(text), parseTimestamp(text, 'utc')]).toEqual([true, null, AT])
    },
  )

  it.each(['2026-11-23T18:00:00Z', 'soon', null])('%j does not lack just its zone', (text) => {
    expect(isZoneless(text)).toBe(false)
  })

  it('is written as the AWS CLI writes it, and read back to the second', () => {
    expect(formatTimestamp(AT + 999)).toBe('2026-11-23T18:00:00Z')
    const anyTime = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })
    fc.assert(
      fc.property(anyTime, (time) => {
        expect(parseTimestamp(formatTimestamp(time))).toBe(time - (time % 1000))
      }),
    )
  })
})
