import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { MAY_IMPORT } from './support/may-import.ts'
import { importsOf, sourceFiles, withoutComments } from './support/source-files.ts'

const PURE = ['ini', 'text', 'profiles', 'session', 'app', 'keys', 'view']

/** Everything through which the world or the clock could come into a pure module. */
const IMPURE = [
  /\bDate\.now\b/,
  /\bnew Date\(\s*\)/,
  /\bperformance\./,
  /\bMath\.random\b/,
  /\bprocess\.[a-z]/,
  /\bglobalThis\b/,
  /\bconsole\./,
  /\bfetch\(/,
  /\bset(?:Timeout|Interval|Immediate)\b/,
  /\bqueueMicrotask\b/,
]

const files = sourceFiles()

function allows(folder: string, own: string, imported: string): boolean {
  if (imported === own || imported.startsWith(`${own}/`)) return true
  return (MAY_IMPORT[folder] ?? []).some(
    (each) =>
      each === '*' ||
      each === imported ||
      imported.startsWith(`${each}/`) ||
      (each.endsWith('*') && imported.startsWith(each.slice(0, -1))),
  )
}

describe('who may import whom', () => {
  it('finds every kind of import', () => {
    const code = `import a from 'a'
      import type { B } from "b"
      import 'c'
      import {
        d,
      } from './d.ts'
      export { e } from 'e'
      export * from 'f'
      const g = await import('./g.ts')
      const text = 'from nowhere' // import 'h'`
    expect(importsOf(withoutComments(code))).toEqual(['a', 'b', 'c', './d.ts', 'e', 'f', './g.ts'])
  })

  it('finds the files', () => {
    expect(files.length).toBeGreaterThan(80)
    expect(files.flatMap((each) => each.imports).length).toBeGreaterThan(200)
  })

  it.each(files)('$path', ({ path, folder, imports }) => {
    const own = folder === path ? '(none)' : folder
    expect(MAY_IMPORT, `a row for ${folder}`).toHaveProperty([folder])
    expect(imports.filter((each) => !allows(folder, own, each))).toEqual([])
  })
})

it('cli.ts stands alone at the top', () => {
  expect(files.map(({ path }) => path).filter((path) => !path.includes('/'))).toEqual(['cli.ts'])
})

it('no files import each other in a circle, not even for types', () => {
  expect(circles(new Map(files.map(({ path, imports }) => [path, imports])))).toEqual([])
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'node:fs']],
    ['c', ['b']],
  ])
  expect(circles(graph)).toEqual(['b -> c -> b'])
})

/** Every circle of imports: a depth-first search reports each edge that leads back into its own path. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (file: string, path: readonly string[]) => {
    const at = path.indexOf(file)
    if (at >= 0) found.push([...path.slice(at), file].join(' -> '))
    if (at >= 0 || done.has(file)) return
    for (const each of graph.get(file) ?? []) visit(each, [...path, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return found
}

describe('the core is pure', () => {
  it.each(files.filter(({ folder }) => PURE.includes(folder)))('$path', ({ code, imports }) => {
    expect(imports.filter((each) => each.startsWith('node:') && each !== 'node:crypto')).toEqual([])
    expect(IMPURE.filter((pattern) => pattern.test(code)).map(String)).toEqual([])
  })
})

it('no file takes an address for a path: in a folder with a blank in its name it would lead nowhere', () => {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const all = globSync('{src,test}/**/*.{ts,tsx}', { cwd: root })
  expect(all.length).toBeGreaterThan(files.length)
  const wrong = /import\.meta\.url\s*\)\s*\.pathname/
  expect(all.filter((path) => wrong.test(readFileSync(root + path, 'utf8')))).toEqual([])
})

it('tests in a folder named after one of src are called NAME.test.ts or NAME.WORD.test.ts for its file NAME', () => {
  const sources = new Set(files.map(({ path }) => path.replace(/\.tsx?$/, '')))
  const folders = new Set([...sources].filter((path) => path.includes('/')).map((path) => path.split('/')[0]))
  const tests = globSync(`{${[...folders].join()}}/**/*.test.{ts,tsx}`, { cwd: import.meta.dirname })
  expect(tests.length).toBeGreaterThan(100)
  const subjectOf = (path: string) => path.replaceAll('\\', '/').replace(/(\.[\w-]+)?\.test\.tsx?$/, '')
  expect(tests.filter((path) => !sources.has(subjectOf(path)))).toEqual([])
})

describe('sizes', () => {
  it('no file has more than 250 lines, no component more than 150', () => {
    const most = (path: string) => (path.startsWith('ink/') && path.endsWith('.tsx') ? 150 : 250)
    const long = files.filter(({ path, lines }) => lines > most(path))
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  it('half of the files have at most 60 lines', () => {
    const sorted = files.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(60)
  })
})
