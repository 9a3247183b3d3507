import v8 from 'node:v8'
import { afterEach, expect, it, vi } from 'vitest'
import { pauseOptimizer, resumeOptimizer } from '../../src/terminal/optimizer.ts'
import { runCommand } from '../support/run.ts'

afterEach(() => vi.restoreAllMocks())

it('is paused for large files alone, and goes on afterwards', () => {
  const setFlags = vi.spyOn(v8, 'setFlagsFromString').mockReturnValue()
  pauseOptimizer(20_000)
  resumeOptimizer()
  expect(setFlags).not.toHaveBeenCalled()
  pauseOptimizer(1_000_000)
  expect(setFlags.mock.calls).toEqual([['--no-turbofan']])
  resumeOptimizer()
  resumeOptimizer()
  expect(setFlags.mock.calls).toEqual([['--no-turbofan'], ['--turbofan']])
})

it('takes flags that this Node knows: of others it would complain on the terminal', async () => {
  const file = new URL('../../src/terminal/optimizer.ts', import.meta.url).href
  const code = `const { pauseOptimizer, resumeOptimizer } = await import('${file}')
pauseOptimizer(1_000_000)
resumeOptimizer()
console.log('on')`
  const run = await runCommand(process.execPath, ['--input-type=module', '-e', code], { env: {} })
  expect(run).toMatchObject({ exitCode: 0, stdout: 'on\n', stderr: '' })
})
