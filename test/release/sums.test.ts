import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'awsprof-sums-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('the sums are in the form that sha256sum checks, of every file but themselves', () => {
  writeFileSync(join(folder, 'b'), 'abc')
  writeFileSync(join(folder, 'a'), '')
  const script = fileURLToPath(new URL('../../src/release/sums.ts', import.meta.url))
  // Once more, as after a failed upload: the sums themselves are then there.
  for (const _ of [1, 2]) execFileSync(process.execPath, [script, folder])
  expect(readFileSync(join(folder, 'SHA256SUMS'), 'utf8')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a\n' +
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b\n',
  )
})
