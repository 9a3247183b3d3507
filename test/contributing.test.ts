import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { MAY_IMPORT } from './support/may-import.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string) => readFileSync(root + path, 'utf8')
const guide = read('.github/CONTRIBUTING.md')
/** What stands below one heading. */
const section = (title: string) => guide.split(/^## /m).find((each) => each.startsWith(title)) ?? ''

describe('the guide for contributors', () => {
  it('has the folders of src, and what each may import, as the architecture test enforces it', () => {
    const rows = [...section('The map').matchAll(/^\| `([\w.]+)` \| [^|]+ \| ([^|]+) \|$/gm)].map(
      ([, folder, what]) => [folder, what?.trim()],
    )
    const wanted = Object.entries(MAY_IMPORT).map(([folder, all]) => {
      if (all.includes('*')) return [folder, 'everything']
      const folders = all
        .map((each) => each.split('/')[0] ?? '')
        .filter((each) => each in MAY_IMPORT && each !== folder)
      return [folder, folders.length > 0 ? [...new Set(folders)].sort().join(', ') : '–']
    })
    expect(rows.sort()).toEqual(wanted.sort())
  })

  it('walks through functions that are in those files', () => {
    const steps = [...section('Four walks').matchAll(/`(src\/[\w./-]+)`\s+`(\w+)`/g)]
    expect(steps.length).toBeGreaterThan(18)
    const missing = steps.filter(([, path = '', name = '']) => !new RegExp(`\\b${name}\\b`).test(read(path)))
    expect(missing.map(([step]) => step)).toEqual([])
  })

  it('names every dependency', () => {
    const { dependencies, devDependencies } = JSON.parse(read('package.json')) as Record<string, object>
    const names = Object.keys({ ...dependencies, ...devDependencies })
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
  })
})
