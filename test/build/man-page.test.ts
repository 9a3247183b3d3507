import { describe, expect, it } from 'vitest'
import { PREFERENCE_OPTIONS } from '../../src/app/preferences.ts'
import { manPage } from '../../src/build/man-page.ts'
import { COMMANDS } from '../../src/commands/command-table.ts'
import { KEYMAP } from '../../src/keys/keymap.ts'
import { VARIABLES } from '../../src/profiles/variable-table.ts'
import { runCommand } from '../support/program/run.ts'

const page = manPage('1.2.3')
const formatted = await runCommand('groff', ['-man', '-Tascii', '-ww', '-P-cbou', '-rLL=200n'], {
  env: { PATH: process.env.PATH },
  input: page,
}).catch(() => null)

describe('the manual page', () => {
  it('has the sections that manual pages have, in their order', () => {
    const titles = [...page.matchAll(/^\.SH (.*)$/gm)].map(([, title]) => title)
    expect(titles).toEqual([
      'NAME',
      'SYNOPSIS',
      'DESCRIPTION',
      'COMMANDS',
      'OPTIONS',
      'STATUS',
      'KEYS',
      'PREFERENCES',
      'ENVIRONMENT',
      'FILES',
      'EXIT STATUS',
      'EXAMPLES',
      'BUGS',
      'SEE ALSO',
    ])
  })

  it('is ASCII, which every formatter reads', () => {
    expect(page).toMatch(/^[\n -~]*$/)
  })

  it('tells apart what a key does in one dialog and in another', () => {
    const groups = page.split(/^\.S[SH] /m).map((group) => [...group.matchAll(/^\.TP 12\n(.*\n.*)$/gm)])
    const entries = groups.map((group) => group.map(([, entry]) => entry))
    expect(entries.flat()).toContain('.B y\ncopy the address of the login (login)')
    for (const group of entries) expect(new Set(group).size).toBe(group.length)
  })

  it.skipIf(formatted === null)('is formatted without a warning', () => {
    expect(formatted?.stderr).toBe('')
  })

  it.skipIf(formatted === null)('has every command, variable and key label', () => {
    const text = formatted?.stdout.replace(/\s+/g, ' ') ?? ''
    const words = [
      ...COMMANDS.filter((each) => !each.isHidden).map(({ name }) => `awsprof ${name}`),
      ...PREFERENCE_OPTIONS.map(({ key }) => key),
      '--licenses',
      'the file to change: config or credentials',
      'bash|zsh|fish|powershell',
      '{accountName}',
      ...VARIABLES.flatMap(({ rows }) => rows.flatMap(({ names }) => names)),
      ...KEYMAP.map(({ label }) => label).filter((label) => /^[ -~]*$/.test(label)),
    ]
    expect(words.filter((each) => !text.includes(each))).toEqual([])
  })
})
