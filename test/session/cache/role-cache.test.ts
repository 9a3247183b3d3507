import { describe, expect, it } from 'vitest'
import {
  assumeRoleCacheName,
  cachedUntil,
  ROLE_MARGIN_MS,
  roleCacheNames,
  roleCacheProblem,
} from '../../../src/session/cache/role-cache.ts'
import { entryOf, readFiles } from '../../support/files/read-files.ts'
import { cachesOf, HOUR, NOW } from '../../support/state/state.ts'

const INNER = 'arn:aws:iam::111122223333:role/Inner'
const OUTER = 'arn:aws:iam::111122223333:role/Outer'
const web = (more = '') => `role_arn = ${INNER}\nweb_identity_token_file = /t\n${more}`

describe('the files of a chain’s roles', () => {
  it.each<[what: string, config: string, names: string[]]>([
    ['of a web identity', `[profile p]\n${web()}`, [assumeRoleCacheName({ RoleArn: INNER })]],
    [
      'of a role behind a web identity, which is asked for with all its settings',
      `[profile p]\nrole_arn = ${OUTER}\nsource_profile = q\nexternal_id = e\n[profile q]\n${web('external_id = f\n')}`,
      [assumeRoleCacheName({ RoleArn: OUTER, ExternalId: 'e' }), assumeRoleCacheName({ RoleArn: INNER })],
    ],
    ['none where a link cannot work', `[profile p]\nrole_arn = ${OUTER}\nsource_profile = gone\n`, []],
  ])('%s', (_, config, names) => {
    const reading = readFiles({ config })
    expect(roleCacheNames(reading.profiles, entryOf(reading, 'p').chain)).toEqual(names)
  })
})

describe('cached role credentials', () => {
  const until = (left: number) => ({ Credentials: { Expiration: new Date(NOW + left).toISOString() } })
  const read = (...files: readonly (object | string)[]) => {
    const cli = Object.fromEntries(files.map((content, at) => [`${at}`, content]))
    return [cachesOf({ cli }), [...files.keys(), 'gone'].map(String)] as const
  }

  it.each<[what: string, files: (object | string)[], latest: number | null]>([
    ['none', [], null],
    ['one', [until(HOUR)], NOW + HOUR],
    ['a later one first', [until(2 * HOUR), until(HOUR)], NOW + 2 * HOUR],
    ['a later one last', [until(HOUR), until(2 * HOUR)], NOW + 2 * HOUR],
    ['one that the AWS CLI no longer uses', [until(ROLE_MARGIN_MS)], null],
    ['one that it still uses', [until(ROLE_MARGIN_MS + 1)], NOW + ROLE_MARGIN_MS + 1],
    ['a damaged one beside', ['{', until(HOUR)], NOW + HOUR],
  ])('last as long as the longest of them: %s', (_, files, latest) => {
    expect(cachedUntil(...read(...files), NOW)).toBe(latest)
  })

  const noEnd = 'has no Credentials with a valid Expiration'
  it.each<[what: string, files: (object | string)[], file: string, reason: string]>([
    ['no JSON', ['{'], '0', 'is not valid JSON'],
    ['no credentials', [{}], '0', noEnd],
    ['no end', [{ Credentials: {} }], '0', noEnd],
    ['an end that is no time', [{ Credentials: { Expiration: 'soon' } }], '0', noEnd],
    ['the second of two', [until(HOUR), ''], '1', 'is empty'],
  ])('make the AWS CLI fail if the file is damaged: %s', (_, files, file, reason) => {
    expect(roleCacheProblem(...read(...files))).toEqual({ file, reason })
  })

  it.each([
    ['none', []],
    ['sound ones', [until(HOUR), until(2 * HOUR)]],
    ['an expired one', [until(-HOUR)]],
  ])('are not damaged otherwise: %s', (_, files) => {
    expect(roleCacheProblem(...read(...files))).toBeNull()
  })
})
