import { expect, it } from 'vitest'
import { VARIABLES } from '../../src/profiles/variable-table.ts'
import { sourceFiles } from '../support/source-files.ts'

const listed = VARIABLES.flatMap(({ rows }) => rows.flatMap(({ names }) => names))

/** `variables.NAME`, `'AWS_NAME'`, and `{ NAME } = variables`. */
function variablesIn(code: string): string[] {
  const direct = /\b(?:variables|env)\.([A-Z][A-Z0-9_]+)\b/g
  const quoted = /'((?:AWS|AWSPROF)_[A-Z0-9_]+)'/g
  const taken = /\{([^{}]*)\}\s*(?:=\s*[\w.]*variables\b|:\s*Variables\b)/g
  return [
    ...[...code.matchAll(direct), ...code.matchAll(quoted)].map(([, name = '']) => name),
    ...[...code.matchAll(taken)].flatMap(([, names = '']) => names.match(/\b[A-Z][A-Z0-9_]+\b/g) ?? []),
  ]
}

it('finds variables', () => {
  const code = `const { A_B, C_D: x = '' } = ports.variables; variables.E_F; ({ G_H }: Variables) => 'AWS_I'`
  expect(variablesIn(code).sort()).toEqual(['AWS_I', 'A_B', 'C_D', 'E_F', 'G_H'])
})

it('has every variable that the program reads, once', () => {
  const read = new Set(
    sourceFiles()
      .filter(({ path }) => path !== 'profiles/variable-table.ts' && !path.startsWith('demo/'))
      // What the bundler replaces, or a workflow tells, is no variable of the user's.
      .flatMap(({ path, code }) => (/^(build\/build|release\/)/.test(path) ? [] : variablesIn(code))),
  )
  expect([...read].filter((name) => !listed.includes(name))).toEqual([])
  expect(read.size).toBeGreaterThan(60)
  expect(new Set(listed).size).toBe(listed.length)
})

it('has no variable that the program does not know', () => {
  const all = sourceFiles()
    .filter(({ path }) => path !== 'profiles/variable-table.ts')
    .map(({ code }) => code)
    .join('\n')
  // Its name is put together, or Node reads it.
  const elsewhere = /^AWS_ENDPOINT_URL_|^NODE_/
  expect(listed.filter((name) => !all.includes(name) && !elsewhere.test(name))).toEqual([])
})
