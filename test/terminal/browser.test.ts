import { expect, it } from 'vitest'
import { systemClock } from '../../src/os/clock.ts'
import { canBrowse } from '../../src/terminal/browser.ts'

it.each<[boolean, string, Record<string, string>]>([
  [true, 'darwin', {}],
  [true, 'win32', {}],
  [false, 'linux', {}],
  [true, 'linux', { DISPLAY: ':0' }],
  [true, 'linux', { WAYLAND_DISPLAY: 'wayland-0' }],
  [true, 'linux', { WSL_DISTRO_NAME: 'Debian' }],
  [true, 'linux', { BROWSER: 'w3m' }],
  [false, 'linux', { DISPLAY: 'localhost:10.0', SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' }],
  [false, 'darwin', { SSH_TTY: '/dev/pts/1' }],
])('a browser can open here: %s on %s with %o', (can, platform, variables) => {
  expect(canBrowse(variables, platform)).toBe(can)
})

it('a sleep ends when it is aborted, and one that is too long for a timer does not end at once', async () => {
  const abort = new AbortController()
  const warnings: unknown[] = []
  const onWarning = (warning: unknown) => warnings.push(warning)
  process.on('warning', onWarning)
  const slept = systemClock.sleep(1e12, abort.signal).then(
    () => 'slept',
    () => 'given up',
  )
  await new Promise((resolve) => setImmediate(resolve))
  abort.abort()
  expect(await slept).toBe('given up')
  process.off('warning', onWarning)
  expect(warnings).toEqual([])
})
