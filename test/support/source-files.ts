import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../src/', import.meta.url))

export interface SourceFile {
  /** Relative to `src/`, with forward slashes: `app/update.ts`. */
  readonly path: string
  /** First folder of the path, or the file name if the file is in `src/` itself. */
  readonly folder: string
  readonly lines: number
  /** The code without comments. */
  readonly code: string
  /** What it imports: a path relative to `src/`, the name of a package, or `node:…`. */
  readonly imports: readonly string[]
}

/** Every TypeScript file of the program. */
export function sourceFiles(): SourceFile[] {
  return globSync('**/*.{ts,tsx}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const text = readFileSync(root + path, 'utf8')
      const code = withoutComments(text)
      const imports = importsOf(code).map((name) => resolved(name, path))
      return { path, folder: path.split('/')[0]!, lines: text.trimEnd().split('\n').length, code, imports }
    })
}

/** The specifiers of all imports and re-exports: static, dynamic or type-only. */
export function importsOf(code: string): string[] {
  const static_ = /\b(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*(['"])([^'"\n]+)\1/g
  const dynamic = /\b(?:import|require)\s*\(\s*(['"`])([^'"`\n]+)\1/g
  return [...code.matchAll(static_), ...code.matchAll(dynamic)].map((match) => match[2]!)
}

/** Code without its comments. A `//` within quotes, as in a URL, is kept. */
export function withoutComments(text: string): string {
  const strings = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
  return text.replace(strings, (_, quoted?: string) => quoted ?? '')
}

function resolved(name: string, importer: string): string {
  if (!name.startsWith('.')) {
    const [first, second] = name.split('/')
    return name.startsWith('@') ? `${first}/${second}` : name.startsWith('node:') ? name : first!
  }
  return new URL(name, `file:///${importer}`).pathname.slice(1)
}
