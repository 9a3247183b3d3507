import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dependencyTable, type Reviewed } from '../../src/release/dependency-table.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const lock: Readonly<Record<string, { version: string; hasInstallScript?: boolean; optional?: boolean }>> =
  JSON.parse(read('package-lock.json')).packages

const INK: Reviewed = {
  name: 'ink',
  version: '8.0.0',
  published: '2026-05-01',
  since: '2026-06-01',
  bytes: 620_100,
  license: 'MIT',
  hasInstallScript: false,
  isShipped: true,
  maintainers: ['Vadim Demedes <vadim@example.com>', 'sindresorhus'],
  source: 'git+https://github.com/vadimdemedes/ink.git',
}

describe('the table of dependencies', () => {
  it('is sorted, says what is unknown, and needs no address for mail', () => {
    const node = { ...INK, name: 'a|b', published: null, bytes: 11_900_000, hasInstallScript: true }
    expect(
      dependencyTable([INK, { ...node, isShipped: false, maintainers: [] }])
        .split('\n')
        .slice(2),
    ).toEqual([
      '| `a\\|b` | 8.0.0 | unknown | 2026-06-01 | 11.9 MB | MIT | **yes** | no | vadimdemedes/ink |',
      '| `ink` | 8.0.0 | 2026-05-01 | 2026-06-01 | 621 kB | MIT | no | yes | vadimdemedes/ink, Vadim Demedes, sindresorhus |',
      '',
    ])
  })

  it('is not made by npm itself, which runs a script called dependencies after every install', () => {
    expect(Object.keys(JSON.parse(read('package.json')).scripts)).not.toContain('dependencies')
  })

  it('in the docs has each dependency in the version that is locked (npm run review-dependencies)', () => {
    const rows = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| (\S+) \|/gm)]
    const direct = Object.keys(JSON.parse(read('package.json')).devDependencies)
    const wanted = direct.map((name) => [name, lock[`node_modules/${name}`]?.version])
    expect(rows.map(([, name, version]) => [name, version])).toEqual(wanted.sort())
  })
})

it('only the packages in allowScripts run a script when they are installed', () => {
  const { allowScripts } = JSON.parse(read('package.json'))
  const found = Object.entries(lock).filter(([, { hasInstallScript }]) => hasInstallScript)
  const names = found.map(([path]) => path.replace(/^.*node_modules\//, ''))
  expect(names.filter((name) => !allowScripts[name])).toEqual([])
})
