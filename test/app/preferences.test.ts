import { describe, expect, it } from 'vitest'
import { DEFAULT_PREFERENCES, PREFERENCE_OPTIONS, readPreferences } from '../../src/app/preferences.ts'

describe('a good value changes one preference', () => {
  it.each([
    ['expiring_minutes', '30', { expiringMs: 30 * 60_000 }],
    ['browser', 'firefox --private-window %s', { browser: 'firefox --private-window %s' }],
    ['sort', 'expiry', { sort: 'expiry' }],
    ['group', 'account', { group: 'account' }],
    ['notify', 'bell', { notify: 'bell' }],
    ['theme', 'light', { theme: 'light' }],
    ['symbols', 'ascii', { symbols: 'ascii' }],
    ['check_concurrency', '4', { checkConcurrency: 4 }],
    ['check_timeout_seconds', '2.5', { checkTimeoutMs: 2500 }],
    ['browser', 'firefox -P work', { browser: 'firefox -P work' }],
    ['browser', 'auto', { browser: null }],
  ])('%s = %s', (key, value, change) => {
    expect(readPreferences({ [key]: value })).toEqual({
      preferences: { ...DEFAULT_PREFERENCES, ...change },
      warnings: [],
    })
  })

  it('every key has such a value above', () => {
    expect(PREFERENCE_OPTIONS.map((each) => each.key)).toEqual([
      'expiring_minutes',
      'sort',
      'group',
      'notify',
      'theme',
      'symbols',
      'check_concurrency',
      'check_timeout_seconds',
      'browser',
    ])
  })
})

describe('anything else is told and passed over', () => {
  it.each([
    ['expiring_minutes', 'soon'],
    ['expiring_minutes', '0'],
    ['expiring_minutes', ''],
    ['sort', 'Name'],
    ['theme', true],
    ['symbols', 'emoji'],
    ['check_concurrency', '65'],
    ['check_timeout_seconds', 'NaN'],
    ['check_timeout_seconds', null],
    ['browser', ''],
    ['browser', '"open'],
  ])('%s = %j', (key, value) => {
    const { preferences, warnings } = readPreferences({ [key]: value })
    expect(preferences).toEqual(DEFAULT_PREFERENCES)
    expect(warnings).toEqual([expect.stringContaining(`${key} must be`)])
  })

  it.each([['colour'], ['Sort'], ['__proto__'], ['toString']])('the unknown key %s', (key) => {
    const values = Object.fromEntries([[key, 'x']])
    const { preferences, warnings } = readPreferences(values)
    expect(preferences).toEqual(DEFAULT_PREFERENCES)
    expect(warnings).toEqual([`preferences: unknown key "${key}"`])
  })

  it('the rest of the file counts', () => {
    const { preferences, warnings } = readPreferences({ sort: 'x', theme: 'light', section: { a: '1' } })
    expect(preferences.theme).toBe('light')
    expect(warnings).toHaveLength(2)
  })
})
