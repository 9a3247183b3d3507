import { afterEach, describe, expect, it } from 'vitest'
import { whyNoAwsLogin } from '../../src/terminal/aws-login.ts'
import { fakeAws } from '../support/aws/fake-aws.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

afterEach(removeHomes)

describe('the AWS CLI on the PATH', () => {
  it.each([
    'aws-cli/2.32.0 Python/3.13.9 Linux/6.1 exe/x86_64',
    'aws-cli/2.36.7 Python/3.13.9 Linux/6.1 source/x86_64',
    'aws-cli/3.0.0dev1 Python/3.14.0',
  ])('knows aws login: %s', async (version) => {
    expect(await whyNoAwsLogin({ PATH: fakeAws(makeHome(), version) }, 'p')).toBeNull()
  })

  it.each([
    ['aws-cli/2.31.9 Python/3.13.9', /is version 2\.31\.9, .* needs 2\.32 or later: update it/],
    ['aws-cli/1.45.11 Python/3.11.7', /is version 1\.45\.11, /],
    ['hello', /does not say its version as the AWS CLI does/],
  ])('does not, and that is told with the next step: %s', async (version, message) => {
    const why = await whyNoAwsLogin({ PATH: fakeAws(makeHome(), version) }, 'my dev')
    expect(why).toMatch(message)
    expect(why).toMatch(/, then run aws login --profile 'my dev'\.$/)
  })

  it('may be missing', async () => {
    expect(await whyNoAwsLogin({ PATH: makeHome().path('nothing') }, '-x')).toBe(
      'There is no AWS CLI on the PATH to run aws login: install version 2.32 or later, then run aws login --profile=-x.',
    )
  })

  it('may hang', async () => {
    const home = makeHome()
    home.write('bin/aws', '#!/bin/sh\nsleep 60\n', 0o755)
    const variables = { PATH: `${home.path('bin')}:/usr/bin:/bin` }
    expect(await whyNoAwsLogin(variables, 'p', 100)).toMatch(/did not say its version within 0\.1 s/)
  })
})

it('a name with a NUL is given to no program', async () => {
  expect(await whyNoAwsLogin({}, 'a\0b')).toMatch(/NUL character/)
})
