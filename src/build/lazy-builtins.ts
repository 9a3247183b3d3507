import { builtinModules } from 'node:module'
import type { Plugin } from 'esbuild'

/**
 * Loads Node's own modules when the module that imports them runs. esbuild hoists all imports to the top of a bundle,
 * so awsprof would load `node:http` and others at the start, although only the SDK needs them. Also, an ES import of a
 * built-in module reads all of its getters, which for `node:http` loads undici (25 ms of the first paint, measured with
 * `npm run bench start`). So only the names that are used are read.
 *
 * Modules of our own that save a file, and so all commands, import `node:child_process`, which loads sockets and takes 3 ms;
 * few come to start a program. So its functions load it when they are called.
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

const LOADED_BY_CALLS: ReadonlySet<string> = new Set(['child_process'])

/** Only functions: a class such as `ChildProcess` is there for its type alone. */
function facadeOfCalls(name: string): string {
  const functions = namesOf(name).filter((each) => /^[a-z]/.test(each))
  return [
    ...functions.map((each) => `export const ${each} = (...args) => ${builtin(name)}.${each}(...args)`),
    `export default { ${functions.join(', ')} }`,
  ].join('\n')
}

/**
 * esbuild drops an unused name only if its value is a call marked as pure: a plain `whole.name` could be a getter with
 * a side effect.
 */
function facade(name: string): string {
  if (LOADED_BY_CALLS.has(name)) return facadeOfCalls(name)
  const names = namesOf(name)
  return [
    `const whole = /* @__PURE__ */ ${builtin(name)}`,
    'export default whole',
    ...names.map((each) => `const $${each} = /* @__PURE__ */ (() => whole.${each})()`),
    ...names.map((each) => `export { $${each} as ${each} }`),
  ].join('\n')
}

function namesOf(name: string): readonly string[] {
  return Object.keys(process.getBuiltinModule(`node:${name}`) ?? {}).filter(
    (each) => /^[A-Za-z_$][\w$]*$/.test(each) && each !== 'default',
  )
}
