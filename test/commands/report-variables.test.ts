import { afterEach, describe, expect, it } from 'vitest'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { jsonOf, runHere } from '../support/program/run-in-home.ts'

afterEach(removeHomes)

const CONFIG = '[profile dev]\nregion = eu-west-1\n'

describe('a variable that beats the files', () => {
  it.each<[Record<string, string>, string, string]>([
    [{ AWS_REGION: 'us-east-2' }, 'us-east-2', 'AWS_REGION is us-east-2; it beats'],
    [{ AWS_DEFAULT_REGION: 'us-east-2' }, 'us-east-2', 'AWS_DEFAULT_REGION is us-east-2; it beats'],
    [{ AWS_REGION: '', AWS_DEFAULT_REGION: 'us-east-2' }, '', 'AWS_REGION is set, but empty'],
  ])('%j is what list and show say', async (variables, region, message) => {
    const env = { ...makeHome({ config: CONFIG }).env, ...variables }
    const list = await runHere(['list', '--json'], env)
    expect(jsonOf(list)).toMatchObject({ profiles: [{ region }] })
    expect(list.stderr).toContain(message)
    const show = await runHere(['show', 'dev', '--json'], env)
    expect(jsonOf(show)).toMatchObject({ region, settings: [{ key: 'region', value: 'eu-west-1' }] })
    expect(show.stderr).toContain(message)
  })

  it('is not mentioned where there is none', async () => {
    const list = await runHere(['list', '--json'], makeHome({ config: CONFIG }).env)
    expect(jsonOf(list)).toMatchObject({ profiles: [{ region: 'eu-west-1' }] })
    expect(list.stderr).toBe('')
  })
})

it.each([
  [{ AWS_PROFILE: 'gone' }, 'AWS_PROFILE is gone, but there is no such profile'],
  [{ AWS_DEFAULT_PROFILE: 'gone' }, 'AWS_DEFAULT_PROFILE is gone, but there is no such profile'],
  [{ AWS_PROFILE: '' }, 'AWS_PROFILE is empty, but there is no such profile'],
])('%j names no profile, which is said', async (variables, message) => {
  const { stderr } = await runHere(['list'], { ...makeHome({ config: CONFIG }).env, ...variables })
  expect(stderr).toContain(message)
})
