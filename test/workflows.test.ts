import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(root + path, 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
const names = readdirSync(`${root}.github/workflows`)

describe.each(names)('the workflow %s', (name) => {
  const text = read(`.github/workflows/${name}`)
  const commands = [...text.matchAll(/^\s*- run: (.+)$/gm)].map(([, command = '']) => command)

  it('runs scripts that are in this repository', () => {
    expect(commands.length).toBeGreaterThan(3)
    // In one line each: what does more is a script, which runs here as well.
    expect(text).not.toMatch(/run: [|>]/)
    const all = commands.join('\n')
    const npmScripts = [...all.matchAll(/npm run (\S+)/g)].map(([, script = '']) => script)
    expect(npmScripts.filter((script) => !(script in scripts))).toEqual([])
    const files = [...all.matchAll(/(?:^|\s)((?:src|test|\.ci)\/[\w./-]+)/gm)].map(([, path = '']) => path)
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((path) => !existsSync(root + path))).toEqual([])
  })

  it('uses actions by the hash of a commit, which nobody can move', () => {
    const used = [...text.matchAll(/uses: (\S+)(.*)$/gm)].filter(
      ([, action = '']) => !action.startsWith('./'),
    )
    expect(used.length).toBeGreaterThan(0)
    for (const [, action, comment] of used) {
      expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/)
      expect(comment).toMatch(/^ # v\d+\.\d+\.\d+$/)
    }
  })

  it('may read alone, where no job says otherwise', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read$/m)
  })
})

it('a bug report asks for version, terminal, doctor and lint without secrets, by commands that there are', () => {
  const form = read('.github/ISSUE_TEMPLATE/bug.yml')
  const asked = [
    '`awsprof --version`',
    '`awsprof doctor`',
    '`awsprof lint --json --redact`',
    'label: Terminal',
  ]
  for (const each of asked) expect(form).toContain(each)
})

it('names one owner everywhere, so that replacing it is one search', () => {
  const { repository } = JSON.parse(read('package.json'))
  const [, owner] = /github\.com\/([^/]+)\/awsprof\.git$/.exec(repository.url) ?? []
  const paths = ['package.json', 'CHANGELOG.md', 'README.md', '.github/ISSUE_TEMPLATE/config.yml']
  const found = paths.flatMap((path) => [...read(path).matchAll(/github\.com\/([\w-]+)\/awsprof\b/g)])
  expect(found.length).toBeGreaterThan(4)
  expect(new Set(found.map(([, each]) => each))).toEqual(new Set([owner]))
})
