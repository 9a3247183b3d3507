import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

/*
 * What the first picture does not call is not in its bundle: of these modules stand there only the names of their
 * functions, which load `dist/keys.js` when one of them is called first, by a key as a rule. Measured: 2 of the
 * first picture's 42 ms (`npm run bench start`). A test holds that the picture takes none of them.
 */
export const LATER: readonly string[] = [
  'app/edit/dialog-length.ts',
  'app/edit/confirm-or-save.ts',
  'app/browse/search.ts',
  'app/accounts/update-accounts.ts',
  'app/check/update-check.ts',
  'app/edit/update-dialog.ts',
  'app/update-intent.ts',
  'app/login/update-login.ts',
  'app/edit/update-saved.ts',
  'app/edit/value-check.ts',
  'keys/match.ts',
  'view/dialogs/dialog.ts',
]

const source = fileURLToPath(new URL('..', import.meta.url))
const KEYS_BUNDLE = './keys.js'

/** The bundle's entry: all of these modules. */
export const laterEntry = {
  contents: LATER.map((name) => `export * from ${JSON.stringify(`./${name}`)}`).join('\n'),
  resolveDir: source,
}

export const later: Plugin = {
  name: 'later',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^\.\/keys\.js$/ }, () => ({ path: KEYS_BUNDLE, external: true }))
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const name = LATER.find((each) => path === source + each)
      return name === undefined ? undefined : { contents: standIn(name), loader: 'js' }
    })
  },
}

/** @throws Error for a module that exports more than functions and types: nothing can stand in for a value. */
function standIn(name: string): string {
  const exported = [...readFileSync(source + name, 'utf8').matchAll(/^export (\w+) (\w+)/gm)]
  return exported
    .filter(([, kind]) => kind !== 'interface' && kind !== 'type')
    .map(([line, kind, each]) => {
      if (kind !== 'function') throw new Error(`${name} can not be loaded later: ${line}`)
      return `export function ${each}(...given) { return require(${JSON.stringify(KEYS_BUNDLE)}).${each}(...given) }`
    })
    .join('\n')
}
