import { describe, expect, it } from 'vitest'
import { fixOf } from '../../../src/profiles/lint/fixes.ts'
import { nameFixes } from '../../../src/profiles/lint/name-fixes.ts'
import type { ProblemCode } from '../../../src/profiles/problem.ts'
import { afterEdit } from '../../support/files/edit-files.ts'
import { readFiles } from '../../support/files/read-files.ts'

const ROLE = 'role_arn = arn:aws:iam::111122223333:role/R\n'
const keys = (...names: string[]) =>
  names.map((name) => `[profile ${name}]\ncredential_process = x\n`).join('')

function fixes(config: string, code: ProblemCode) {
  const { profiles, problems } = readFiles({ config })
  const found = problems.find((each) => each.code === code)
  if (!found) throw new Error(`no ${code} among ${JSON.stringify(problems)}`)
  // It takes a choice.
  expect(fixOf(profiles, found)).toBeNull()
  return nameFixes(profiles, found)
}

const labels = (config: string, code: ProblemCode) => fixes(config, code).map((each) => each.label)

describe('a name that leads nowhere can become', () => {
  it('each similar profile, the nearest first, three at most', () => {
    const dev = `[profile dev]\n${ROLE}source_profile = bases\n`
    expect(labels(dev + keys('basxx', 'based', 'base', 'basic', 'bases2'), 'missing-source-profile')).toEqual(
      ['replace bases by based', 'replace bases by base', 'replace bases by bases2'],
    )
  })

  it('a similar sso-session', () => {
    const config = `[profile dev]\nsso_session = acem\nsso_account_id = 111122223333\nsso_role_name = R\n[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\n`
    expect(labels(config, 'missing-sso-session')).toEqual(['replace acem by acme'])
  })

  it('a similar services section, of which the problem tells', () => {
    const config = '[profile dev]\nservices = lcoal\n[services local]\ns3 =\n  endpoint_url = http://x\n'
    expect(labels(config, 'missing-services')).toEqual(['replace lcoal by local'])
    expect(readFiles({ config }).problems[0]?.message).toBe(
      'There is no section [services lcoal]: did you mean "local"?',
    )
  })

  it('the region that was meant, wherever one is set', () => {
    expect(labels('[profile dev]\nregion = eu-wst-1\n', 'bad-value')).toEqual([
      'replace eu-wst-1 by eu-west-1',
    ])
    expect(labels('[sso-session acme]\nsso_region = us-est-1\n', 'bad-value')).toEqual([
      'replace us-est-1 by us-east-1',
      'replace us-est-1 by us-west-1',
    ])
  })

  it('in the line that names it, of whichever profile that is', () => {
    const config = `[profile top]\n${ROLE}source_profile = mid\n[profile mid]\n${ROLE}source_profile = bsae\n${keys('base')}`
    const [fix] = fixes(config, 'missing-source-profile')
    if (fix?.type !== 'edit') throw new Error('no edit')
    expect(afterEdit({ config }, fix.edit).config).toBe(config.replace('bsae', 'base'))
  })
})

describe('nothing is offered', () => {
  it.each<[string, ProblemCode, string]>([
    ['if no name is similar', 'missing-source-profile', `[profile dev]\n${ROLE}source_profile = elsewhere\n`],
    [
      'that would close a cycle',
      'missing-source-profile',
      `[profile dev]\n${ROLE}source_profile = edv\n[profile deb]\n${ROLE}source_profile = dev\n`,
    ],
    [
      'that has no credentials',
      'missing-source-profile',
      `[profile dev]\n${ROLE}source_profile = bsae\n[profile base]\nregion = x\n`,
    ],
    [
      'for an empty section that is there',
      'missing-services',
      '[profile dev]\nservices = local\n[services local]\n[services locas]\ns3 =\n  endpoint_url = http://x\n',
    ],
    ['for a region that resembles none', 'bad-value', '[profile dev]\nregion = elsewhere\n'],
  ])('%s', (_, code, config) => {
    expect(labels(config, code)).toEqual([])
  })
})
