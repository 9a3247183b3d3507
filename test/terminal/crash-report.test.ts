import { expect, it } from 'vitest'
import { crashReport } from '../../src/terminal/crash-report.ts'

it('names the class and place of an error, never its message, which may quote a secret', () => {
  const report = crashReport(new TypeError('cannot read wJalrXUtnFEMI\n    at aws_secret_access_key'))
  expect(report).toContain('(TypeError)')
  expect(report).toMatch(/^\s+at .*crash-report\.test\.ts/m)
  expect(report).not.toContain('wJalrXUtnFEMI')
  expect(report).not.toContain('aws_secret_access_key')
})

it('masks what looks like a secret in a frame', () => {
  const error = new Error('x')
  error.stack = 'Error: x\n    at load (https://me:hunter2@host/tool.js?token=hunter2:1:2)'
  expect(crashReport(error)).toMatch(/at load \(https:\/\/\*{16}:\*{16}@host\/tool\.js\?token=\*{16}/)
  expect(crashReport(error)).not.toContain('hunter2')
})

it.each([['a string with a secret'], [undefined], [{ secret: 'x' }]])(
  'what was thrown may be anything: %j',
  (thrown) => {
    expect(crashReport(thrown)).toContain(`(${typeof thrown})`)
    expect(crashReport(thrown)).not.toContain('secret')
  },
)
