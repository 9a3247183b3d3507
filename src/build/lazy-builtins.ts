import { builtinModules } from 'node:module'
import type { Plugin } from 'esbuild'

/**
 * Node's own modules, fetched when the module that imports them runs. Left to themselves, all imports of a bundle are
 * hoisted to its top, so that starting up would load `node:http` and all the rest that only the SDK needs; and an ES
 * import of a built-in module reads every one of its getters, which for `node:http` loads undici (measured: 25 ms of
 * the first paint, `npm run bench start`). Of what is imported only the names that are used are looked up.
 */
export const lazyBuiltins: Plugin = {
  name: 'lazy-builtins',
  setup({ onResolve, onLoad }) {
    const names = new Set(builtinModules)
    onResolve({ filter: /^(node:)?[a-z_/]+$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '')
      if (!path.startsWith('node:') && !names.has(name)) return undefined
      return { path: name, namespace: kind === 'require-call' ? 'required-builtin' : 'imported-builtin' }
    })
    onLoad({ filter: /.*/, namespace: 'required-builtin' }, ({ path }) => ({
      contents: `module.exports = ${builtin(path)}`,
      loader: 'js',
    }))
    onLoad({ filter: /.*/, namespace: 'imported-builtin' }, ({ path }) => ({
      contents: facade(path),
      loader: 'js',
    }))
  },
}

function builtin(name: string): string {
  return `process.getBuiltinModule(${JSON.stringify(`node:${name}`)})`
}

/**
 * Calls that are marked as pure go with the names that nobody imports; a mere `whole.name` might be a getter, and
 * stays.
 */
function facade(name: string): string {
  const exported = Object.keys(process.getBuiltinModule(`node:${name}`) ?? {}).filter(
    (each) => /^[A-Za-z_$][\w$]*$/.test(each) && each !== 'default',
  )
  return [
    `const whole = /* @__PURE__ */ ${builtin(name)}`,
    'export default whole',
    ...exported.map((each) => `const $${each} = /* @__PURE__ */ (() => whole.${each})()`),
    ...exported.map((each) => `export { $${each} as ${each} }`),
  ].join('\n')
}
