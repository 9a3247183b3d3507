import { expect, it } from 'vitest'
import { typedPath } from '../../src/os/typed-path.ts'

it.each([
  ['/tmp/keys.csv', 'linux', '/tmp/keys.csv'],
  ['keys.csv', 'linux', 'keys.csv'],
  ['~/keys.csv', 'darwin', '/home/me/keys.csv'],
  ['~', 'linux', '/home/me'],
  ['~mary/keys.csv', 'linux', '~mary/keys.csv'],
  ['My Keys.csv', 'linux', 'My Keys.csv'],
  ['/Users/me/My\\ Keys.csv', 'darwin', '/Users/me/My Keys.csv'],
  ["'/tmp/my keys.csv'", 'linux', '/tmp/my keys.csv'],
  ["mary's.csv", 'linux', "mary's.csv"],
  ['"C:\\Users\\me\\my keys.csv"', 'win32', 'C:\\Users\\me\\my keys.csv'],
  ['C:\\keys.csv', 'win32', 'C:\\keys.csv'],
] as const)('%s on %s is %s', (text, platform, wanted) => {
  expect(typedPath(text, '/home/me', platform)).toBe(wanted)
})
