import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../src/commands/command-table.ts'
import { GLOBAL_OPTIONS } from '../src/commands/global-options.ts'
import { PROBLEMS } from '../src/profiles/problem-table.ts'
import { KNOWN_SETTINGS } from '../src/profiles/setting.ts'
import { shellWords } from '../src/profiles/shell-words.ts'
import { VARIABLES } from '../src/profiles/variable-table.ts'
import { commandsIn } from './support/files/markdown.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = ['README.md', 'CHANGELOG.md', ...globSync('{docs,.github}/*.md', { cwd: root })]
const read = (page: string) => readFileSync(root + page, 'utf8')

/** Why a command line is not one of awsprof's, or null. */
function fault(line: string): string | null {
  const words = shellWords(line.replace(/^awsprof\s*/, '')) ?? []
  const end = words.indexOf('--')
  const given = (end < 0 ? words : words.slice(0, end)).filter((each) => !/^2>/.test(each))
  const flags = (options: readonly { readonly flags: string }[]) =>
    options.map((each) => each.flags.split(' ')[0] ?? '')
  const globals = [...flags(GLOBAL_OPTIONS), '--help', '--version']
  const name = given.find((each) => !each.startsWith('-'))
  const command = COMMANDS.find((each) => each.name === name)
  if (name !== undefined && !command) return `no command ${name}`
  const known = [...globals, ...flags(command?.options ?? [])]
  const unknown = given.filter((each) => each.startsWith('--')).find((each) => !known.includes(each))
  return unknown === undefined ? null : `no option ${unknown}`
}

describe.each(pages)('%s', (page) => {
  it('names commands and options that there are', () => {
    const wrong = commandsIn(read(page)).flatMap((line) => {
      const why = fault(line)
      return why === null ? [] : `${line}: ${why}`
    })
    expect(wrong).toEqual([])
  })

  it('names files and scripts that are there', () => {
    const names = [...read(page).matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name)
    const paths = names.filter((each) =>
      /^(?:src|test|docs|dist|screenshots|\.ci|\.github)\/[a-z][\w./-]+$/.test(each),
    )
    expect(paths.filter((path) => !isThere(path))).toEqual([])
    const scripts = [...read(page).matchAll(/npm run (\S+?)[`\s,.)]/g)].map(([, script = '']) => script)
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([])
  })

  it('links to files and headings that are there', () => {
    const links = [...read(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
    const broken = links
      .filter((each) => !/^https?:/.test(each))
      .filter((each) => {
        const [path = '', heading] = each.split('#')
        const file = path === '' ? page : join(dirname(page), path)
        if (!existsSync(root + file)) return true
        return heading !== undefined && !headingsOf(read(file)).includes(heading)
      })
    expect(broken).toEqual([])
  })
})

const manifest: { readonly scripts: object; readonly files: readonly string[] } = JSON.parse(
  read('package.json'),
)

/** What the build makes is known by the list of what is published. */
function isThere(path: string): boolean {
  return path.startsWith('dist/') ? manifest.files.includes(path) : existsSync(root + path)
}

/** As GitHub makes them. */
function headingsOf(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\- ]/gu, '')
      .replaceAll(' ', '-'),
  )
}

it('finds what is wrong', () => {
  expect(['src/cli.ts', 'dist/main.js', 'src/cly.ts', 'dist/man.js'].map(isThere)).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(fault('awsprof')).toBeNull()
  expect(fault('awsprof --plain list --json')).toBeNull()
  expect(fault('awsprof exec dev -- aws --version --nothing')).toBeNull()
  expect(fault('awsprof lst')).toBe('no command lst')
  expect(fault('awsprof list --jsn')).toBe('no option --jsn')
  expect(commandsIn('see `awsprof lint`\n```sh\nx=$(awsprof list)  # all\n```\n')).toEqual([
    'awsprof list',
    'awsprof lint',
  ])
})

it('names problems, settings and variables as they are called', () => {
  const known = new Set<string>([
    ...Object.keys(PROBLEMS),
    ...KNOWN_SETTINGS.map(({ key }) => key),
    ...VARIABLES.flatMap(({ rows }) => rows.flatMap(({ names }) => names)),
  ])
  const text = read('docs/troubleshooting.md')
  const codes = [...text.matchAll(/`([a-z]+(?:[-_][a-z]+)+)`/g)].map(([, name = '']) => name)
  const variables = text.match(/\b(?:AWS|HTTPS)_[A-Z_]+\b/g) ?? []
  const named = [...codes, ...variables]
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((each) => !known.has(each) && each !== 'clock-skew')).toEqual([])
})
