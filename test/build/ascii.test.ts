import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ascii } from '../../src/build/ascii.ts'

const bundle = (name: string) => readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8')

describe('the bundles', () => {
  it.each(['awsprof.js', 'main.js', 'cli.js', 'rest.mjs', 'prompter.mjs', 'sdk.js'])(
    '%s takes a byte for each character',
    (name) => {
      expect([...new Set(bundle(name))].filter((each) => each > '\x7f')).toEqual([])
    },
  )

  it('mean the same with escapes', () => {
    const code = `[/^[…😀]$/u.test('😀'), /^[‹-›]$/.test('›'), 'é名😀', \`\${1}…\`]`
    const mean = (text: string): unknown => Function(`return ${text}`)()
    expect(mean(ascii(code))).toEqual([true, true, 'é名😀', '1…'])
    expect(mean(ascii(code))).toEqual(mean(code))
  })
})
