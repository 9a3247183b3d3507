import { describe, expect, it } from 'vitest'
import { plainReason } from '../../src/os/files.ts'
import { replace } from '../../src/os/replace.ts'

/** A rename that fails with a code some times before it works, and counts. */
function failing(code: string, times: number) {
  const calls: string[] = []
  const rename = (from: unknown, to: unknown) => {
    calls.push(`${from} ${to}`)
    if (calls.length <= times) throw Object.assign(new Error(code), { code })
  }
  return { calls, rename }
}

describe('replacing a file', () => {
  it.each(['EBUSY', 'EPERM', 'EACCES'])(
    'is tried again on Windows while another program has it: %s',
    (code) => {
      const { calls, rename } = failing(code, 2)
      replace('new', 'old', rename, 'win32')
      expect(calls).toEqual(['new old', 'new old', 'new old'])
    },
  )

  it.each<[string, NodeJS.Platform]>([
    ['EACCES', 'linux'],
    ['EBUSY', 'darwin'],
    ['ENOSPC', 'win32'],
  ])('fails at once where waiting would not help: %s on %s', (code, platform) => {
    const { calls, rename } = failing(code, 1)
    expect(() => replace('new', 'old', rename, platform)).toThrow(code)
    expect(calls).toHaveLength(1)
  })

  it('fails in the end, and says so as Windows means it', () => {
    const { rename } = failing('EBUSY', 1000)
    expect(() => replace('new', 'old', rename, 'win32')).toThrow('EBUSY')
    expect(plainReason('EBUSY', 'win32')).toBe('another program has it open')
    expect(plainReason('EBUSY', 'linux')).toBe('it is a mount point, which cannot be replaced')
  })
})
