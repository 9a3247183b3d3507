import { builtinModules } from 'node:module'
import type { Plugin } from 'esbuild'

/**
 * Node's own modules, fetched when the module that imports them runs. Left to themselves, all imports of a bundle are
 * hoisted to its top, so that starting up would load `node:http` and all the rest that only the SDK needs; and an ES
 * import of a built-in module reads every one of its getters, which for `node:http` loads undici (measured: 25 ms of
 * the first paint, `npm run bench start`).
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    const names = new Set(builtinModules)
    onResolve({ filter: /^(node:)?[a-z_/]+$/ }, ({ path }) => {
      const name = path.replace(/^node:/, '')
      return path.startsWith('node:') || names.has(name) ? { path: name, namespace: 'builtin' } : undefined
    })
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(`node:${path}`)})`,
      loader: 'js',
    }))
  },
}
