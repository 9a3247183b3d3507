import { describe, expect, it } from 'vitest'
import { readEnvironment, type Variables } from '../../src/profiles/environment.ts'
import { runSubshell, variablesFor } from '../../src/terminal/subshell.ts'

const HOME = { HOME: '/home/mary' }

/** The environment of these variables and of the options --config-file and --credentials-file. */
const forDev = (variables: Variables, config?: string, credentials?: string) =>
  variablesFor(variables, readEnvironment(variables, 'linux', '/', { config, credentials }), 'dev')

describe('the variables with which a shell uses a profile', () => {
  it.each([
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_SECURITY_TOKEN',
    'AWS_CREDENTIAL_EXPIRATION',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AWS_ROLE_ARN',
    'AWS_DEFAULT_PROFILE',
  ])('hold no %s, which would beat it', (name) => {
    expect(forDev({ ...HOME, [name]: 'x', AWS_PROFILE: 'old', AWS_REGION: 'r' })).toEqual({
      ...HOME,
      AWS_PROFILE: 'dev',
      AWS_REGION: 'r',
    })
  })

  it.each([
    ['the options', HOME, '/c', '/d', { AWS_CONFIG_FILE: '/c', AWS_SHARED_CREDENTIALS_FILE: '/d' }],
    ['one of them', HOME, undefined, '/d', { AWS_SHARED_CREDENTIALS_FILE: '/d' }],
    [
      'an option rather than a variable',
      { ...HOME, AWS_CONFIG_FILE: '/x' },
      '/c',
      undefined,
      { AWS_CONFIG_FILE: '/c' },
    ],
    [
      'variables as they were',
      { ...HOME, AWS_CONFIG_FILE: '~/x', AWS_SHARED_CREDENTIALS_FILE: '' },
      undefined,
      undefined,
      { AWS_CONFIG_FILE: '~/x', AWS_SHARED_CREDENTIALS_FILE: '' },
    ],
    ['nothing where there is nothing to say', HOME, undefined, undefined, {}],
  ])('name the files by %s', (_, variables, config, credentials, named) => {
    expect(forDev(variables, config, credentials)).toEqual({ ...HOME, AWS_PROFILE: 'dev', ...named })
  })
})

it('a profile whose name no variable can hold gets no shell, but a sentence', () => {
  expect(runSubshell({ SHELL: '/bin/true', AWS_PROFILE: 'a\0b' }, 'a\\x00b')).toMatch(
    /contains a NUL character/,
  )
})
