import { describe, expect, it } from 'vitest'
import { homeFolder, readEnvironment, type Variables } from '../../src/profiles/environment.ts'

const read = (variables: Variables, platform = 'linux') =>
  readEnvironment(variables, platform, '/account/home')

describe('the home folder', () => {
  const windows = { USERPROFILE: 'C:\\u', HOMEDRIVE: 'D:', HOMEPATH: '\\h' }
  it('is HOME on every platform', () => {
    expect(homeFolder({ HOME: '/h', ...windows }, 'linux')).toBe('/h')
    expect(homeFolder({ HOME: '/h', ...windows }, 'win32')).toBe('/h')
  })
  it('on Windows else USERPROFILE, else HOMEDRIVE and HOMEPATH together', () => {
    expect(homeFolder(windows, 'win32')).toBe('C:\\u')
    expect(homeFolder({ ...windows, USERPROFILE: '' }, 'win32')).toBe('D:\\h')
    expect(homeFolder({ HOMEPATH: '\\h' }, 'win32')).toBe('')
  })
  it('is elsewhere not taken from the variables of Windows', () => {
    expect(homeFolder(windows, 'linux')).toBe('')
  })
  it('is that of the account where no variable names one', () => {
    expect(read({}).home).toBe('/account/home')
    expect(read({ HOME: '' }).files.config).toBe('/account/home/.aws/config')
  })
})

it('files and caches lie in .aws', () => {
  expect(read({ HOME: '/h' })).toMatchObject({
    files: { config: '/h/.aws/config', credentials: '/h/.aws/credentials' },
    ssoCache: '/h/.aws/sso/cache',
    cliCache: '/h/.aws/cli/cache',
    loginCache: '/h/.aws/login/cache',
  })
})

it('on Windows paths are written as there', () => {
  expect(read({ USERPROFILE: 'C:\\u' }, 'win32')).toMatchObject({
    files: { config: 'C:\\u\\.aws\\config', credentials: 'C:\\u\\.aws\\credentials' },
    ssoCache: 'C:\\u\\.aws\\sso\\cache',
  })
})

const places: Record<string, string | null> = {
  '/etc/aws': '/etc/aws',
  'relative/aws': 'relative/aws',
  '~': '/h',
  '~/x': '/h/x',
  '~other/x': '~other/x',
  'a/~/x': 'a/~/x',
  '$D/x': '/d/x',
  '$\u007bD}/x': '/d/x',
  '$TILDE/x': '/h/x',
  '$\u007bTILDE}/x': '/h/x',
  '$NONE/x': '$NONE/x',
  $: '$',
  '': null,
}
describe('a path variable', () => {
  for (const [value, path] of Object.entries(places)) {
    it(`${JSON.stringify(value)} means ${path ?? 'that no file is read'}`, () => {
      const variables = { HOME: '/h', D: '/d', TILDE: '~' }
      expect(read({ ...variables, AWS_CONFIG_FILE: value }).files.config).toBe(path)
      expect(read({ ...variables, AWS_SHARED_CREDENTIALS_FILE: value }).files.credentials).toBe(path)
      if (path !== null)
        expect(read({ ...variables, AWS_LOGIN_CACHE_DIRECTORY: value }).loginCache).toBe(path)
    })
  }
  it.each([
    ['~\\x', 'C:\\u\\x'],
    ['~/x', 'C:\\u/x'],
    ['%APPDATA%\\aws\\config', 'C:\\a\\aws\\config'],
    ['$APPDATA\\x', 'C:\\a\\x'],
    ['%unknown%\\x', '%unknown%\\x'],
    ['D:\\My files\\config', 'D:\\My files\\config'],
  ])('is expanded on Windows as there: %s is %s', (path, expanded) => {
    const variables = { USERPROFILE: 'C:\\u', APPDATA: 'C:\\a', AWS_CONFIG_FILE: path }
    expect(read(variables, 'win32').files.config).toBe(expanded)
  })

  it('yields to --config-file and --credentials-file, which the shell has expanded', () => {
    const variables = { HOME: '/h', AWS_CONFIG_FILE: '/a', AWS_SHARED_CREDENTIALS_FILE: '/b' }
    const { files } = readEnvironment(variables, 'linux', '', { config: '~/c', credentials: '/d' })
    expect(files).toEqual({ config: '~/c', credentials: '/d' })
  })
  it('AWS_LOGIN_CACHE_DIRECTORY moves the login cache', () => {
    expect(read({ HOME: '/h', AWS_LOGIN_CACHE_DIRECTORY: '/l' }).loginCache).toBe('/l')
    expect(read({ HOME: '/h', AWS_LOGIN_CACHE_DIRECTORY: '' }).loginCache).toBe('/h/.aws/login/cache')
  })
})

const choices: [variables: Variables, profile: string | null][] = [
  [{}, null],
  [{ AWS_PROFILE: 'a' }, 'a'],
  [{ AWS_DEFAULT_PROFILE: 'b' }, 'b'],
  [{ AWS_PROFILE: 'a', AWS_DEFAULT_PROFILE: 'b' }, 'a'],
  [{ AWS_PROFILE: '', AWS_DEFAULT_PROFILE: 'b' }, ''],
]
describe('the active profile', () => {
  for (const [variables, profile] of choices) {
    it(`of ${JSON.stringify(variables)} is ${JSON.stringify(profile)}`, () => {
      expect(read(variables).activeProfile).toBe(profile)
    })
  }
})

const regions: [variables: Variables, region: string | null][] = [
  [{}, null],
  [{ AWS_REGION: 'a' }, 'a'],
  [{ AWS_DEFAULT_REGION: 'b' }, 'b'],
  [{ AWS_REGION: 'a', AWS_DEFAULT_REGION: 'b' }, 'a'],
  [{ AWS_REGION: '', AWS_DEFAULT_REGION: 'b' }, ''],
]
describe('the region that beats the profile’s', () => {
  for (const [variables, region] of regions) {
    it(`of ${JSON.stringify(variables)} is ${JSON.stringify(region)}`, () => {
      expect(read(variables).region).toBe(region)
    })
  }
})

it('keys in the environment count unless they are empty', () => {
  expect(read({ AWS_ACCESS_KEY_ID: 'AKID' }).hasKeys).toBe(true)
  expect(read({ AWS_ACCESS_KEY_ID: '' }).hasKeys).toBe(false)
  expect(read({}).hasKeys).toBe(false)
})
