import { builtinModules } from 'node:module'
import type { Plugin } from 'esbuild'

/**
 * Loads Node's own modules when the module that imports them runs. esbuild hoists all imports to the top of a bundle,
 * so awsprof would load `node:http` and others at the start, although only the SDK needs them. Also, an ES import of a
 * built-in module reads all of its getters, which for `node:http` loads undici (25 ms of the first paint, measured with
 * `npm run bench start`). So only the names that are used are read.
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
 * esbuild drops an unused name only if its value is a call marked as pure: a plain `whole.name` could be a getter with
 * a side effect.
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
