import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Candidate, obstacles } from '../../src/release/obstacles.ts'

const READY: Candidate = {
  tag: 'v1.2.0',
  manifest: {
    version: '1.2.0',
    repository: { url: 'git+https://github.com/owner/awsprof.git' },
    homepage: 'https://github.com/owner/awsprof#readme',
    bugs: { url: 'https://github.com/owner/awsprof/issues' },
  },
  releases: [
    { version: 'Unreleased', date: null, notes: '' },
    { version: '1.2.0', date: '2026-05-01', notes: '- New.' },
  ],
  repository: 'owner/awsprof',
}

describe('a release', () => {
  it('with tag, version, notes and owner in agreement meets no obstacle', () => {
    expect(obstacles(READY)).toEqual([])
    expect(obstacles({ ...READY, repository: null })).toEqual([])
  })

  it.each<[string, Partial<Candidate>, RegExp]>([
    ['another tag', { tag: 'v1.3.0' }, /^The tag is v1\.3\.0, but package\.json has version 1\.2\.0/],
    ['no notes', { releases: [] }, /no notes below "## \[1\.2\.0\] - YYYY-MM-DD"/],
    [
      'notes without a date',
      { releases: [{ version: '1.2.0', date: null, notes: '- New.' }] },
      /no notes below/,
    ],
    [
      'notes that would be left behind',
      { releases: [...READY.releases, { version: 'Unreleased', date: null, notes: '- Late.' }].slice(1) },
      /has notes below "## \[Unreleased\]"/,
    ],
    [
      'an owner that is a placeholder',
      { repository: 'somebody/awsprof' },
      /names the repository owner\/awsprof, but this is somebody\/awsprof/,
    ],
    [
      'addresses that differ',
      { manifest: { ...READY.manifest, bugs: { url: 'https://github.com/former/awsprof/issues' } } },
      /names owner\/awsprof and also https:\/\/github\.com\/former\/awsprof\/issues/,
    ],
  ])('is held up by %s', (_, different, said) => {
    const found = obstacles({ ...READY, ...different })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(said)
  })

  it('of this version would be held up by nothing in package.json but its tag and notes', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
    const releases = [{ version: manifest.version, date: '2026-05-01', notes: '- New.' }]
    expect(obstacles({ tag: `v${manifest.version}`, manifest, releases, repository: null })).toEqual([])
    expect(manifest.author).not.toBe('')
    // Provenance can be made in a workflow only: here it would refuse every other `npm publish`.
    expect(manifest.publishConfig).toEqual({ access: 'public' })
  })
})
