import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { releasesOf } from '../../src/release/changelog.ts'

const CHANGELOG = `# Changelog

All notable changes.

## [Unreleased]

### Added

- More.

## [1.1.0] - 2026-05-01

### Fixed

- A [link](https://example.com) that stays.

## [1.0.0] - 2026-04-01

- First.

[Unreleased]: https://example.com/compare/v1.1.0...HEAD
[1.1.0]: https://example.com/compare/v1.0.0...v1.1.0
`

describe('the changelog', () => {
  it('is read release by release, without the links at its end', () => {
    expect(releasesOf(CHANGELOG)).toEqual([
      { version: 'Unreleased', date: null, notes: '### Added\n\n- More.' },
      {
        version: '1.1.0',
        date: '2026-05-01',
        notes: '### Fixed\n\n- A [link](https://example.com) that stays.',
      },
      { version: '1.0.0', date: '2026-04-01', notes: '- First.' },
    ])
    expect(releasesOf(CHANGELOG.replaceAll('\n', '\r\n'))).toEqual(releasesOf(CHANGELOG))
  })

  it('of another form has no releases', () => {
    expect(releasesOf('# Changelog\n\n## 1.0.0, unreleased\n\n- First.\n')).toEqual([])
  })
})

describe('our own', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const text = readFileSync(`${root}CHANGELOG.md`, 'utf8')
  const KINDS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']

  it('has each heading in the form of keepachangelog.com, and a link for it', () => {
    const releases = releasesOf(text)
    expect(releases.map(({ version }) => version)).toHaveLength(text.match(/^## /gm)?.length ?? 0)
    for (const { version, notes } of releases) {
      expect(text).toMatch(new RegExp(`^\\[${version}\\]: https://`, 'm'))
      const kinds = [...notes.matchAll(/^### (.+)$/gm)].map(([, kind]) => kind)
      expect(kinds.filter((kind) => !KINDS.includes(kind ?? ''))).toEqual([])
    }
  })

  it('gives the notes of a release by its script', () => {
    const [newest] = releasesOf(text)
    const print = (version: string) =>
      execFileSync(process.execPath, [`${root}src/release/notes.ts`, version], {
        encoding: 'utf8',
        stdio: 'pipe',
      })
    expect(print(newest?.version ?? '')).toBe(`${newest?.notes}\n`)
    expect(() => print('v99.0.0')).toThrow(/CHANGELOG.md says nothing about v99.0.0/)
  })
})
