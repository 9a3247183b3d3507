import { describe, expect, it } from 'vitest'
import { meantNames } from '../../src/profiles/meant-name.ts'
import { readFiles } from '../support/files/read-files.ts'

const names = new Map(['production', 'prod-admin', 'my dev'].map((each) => [each, 1]))

describe('a name that names nothing', () => {
  it.each([
    ['prodution', ['production']],
    ['profile production', ['production']],
    ['"my dev"', ['my dev']],
    ['elsewhere', []],
  ])('%s: %s', (typed, meant) => {
    expect(meantNames(typed, names)).toEqual(meant)
  })

  it('can be meant for several, the nearest first, of which three are told', () => {
    const near = new Map(['bases', 'basis', 'bse', 'base', 'basalt', 'bash'].map((each) => [each, 1]))
    expect(meantNames('bsae', near)).toEqual(['bse', 'base'])
    expect(meantNames('basee', near)).toEqual(['bases', 'base', 'basis'])
  })

  it('is sought in a bounded time', () => {
    const many = new Map(Array.from({ length: 10_000 }, (_, at) => [`profile-number-${at}`, at]))
    const begin = performance.now()
    for (let at = 0; at < 10_000; at++) meantNames(`profil-number-${at}`, many)
    // Without a bound it takes a minute.
    expect(performance.now() - begin).toBeLessThan(5000)
  })
})

it('is told with the one that was meant', () => {
  const { problems } = readFiles({
    config:
      '[profile a]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = bsae-keys\n[profile base-keys]\ncredential_process = x\n[profile c]\nsso_session = acmee\nsso_account_id = 111122223333\nsso_role_name = R\n[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n',
  })
  const errors = problems
    .filter((each) => each.severity === 'error')
    .map(({ line, message }) => `${line} ${message}`)
  expect(errors).toEqual([
    '3 There is no profile "bsae-keys": did you mean "base-keys"?',
    '7 There is no section [sso-session acmee]: did you mean "acme"?',
  ])
})

it('is never told to be the source of itself', () => {
  const { problems } = readFiles({
    config: '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = devv\n',
  })
  expect(problems.find((each) => each.code === 'missing-source-profile')?.message).toBe(
    'There is no profile "devv": create it, or choose another source_profile.',
  )
})
