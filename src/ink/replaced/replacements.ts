import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

/*
 * What makes the first frame of Ink and its dependencies slow, and how to avoid it without touching their sources. The
 * times are those saved before Ink's first frame (until then it reads no keys), measured one by one on two cores with
 * Node 24. The tests in test/build fail if a new version of a dependency breaks one of these replacements.
 */

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export const ALIASES: Readonly<Record<string, string>> = {
  // Used only if DEV is set, but always imported.
  'react-devtools-core': here('react-devtools.ts'),
  // Compiles /^\p{RGI_Emoji}$/v on first use: 13 ms.
  'string-width': here('string-width.ts'),
  // Imports node:child_process: 2.5 ms.
  'terminal-size': here('terminal-size.ts'),
}

/** The first `new Intl.Segmenter` loads ICU's rules: 8.5 ms. */
export const DEFINES: Readonly<Record<string, string>> = { 'Intl.Segmenter': 'LazySegmenter' }
export const INJECTED: readonly string[] = [here('segmenter.ts')]

export const YOGA = /yoga-wasm-base64-esm\.js$/
/** The test by which Yoga's loader decides to decode its code with `fetch('data:…')`. */
export const YOGA_ASKS = '"function"!=typeof fetch'

/** Without `fetch`, Yoga's loader decodes its code itself; `fetch` would load undici: 31 ms. */
export const yogaWithoutFetch: Plugin = {
  name: 'yoga-without-fetch',
  setup({ onLoad }) {
    onLoad({ filter: YOGA }, ({ path }) => ({
      contents: `const fetch = undefined;\n${readFileSync(path, 'utf8')}`,
      loader: 'js',
    }))
  },
}

/**
 * Ink's own files, by the names under which its other files import them. Of the 10.4 ms for a Down (median of 300, 50
 * profiles), the first took 6.4 ms and the second 1.2 ms.
 */
export const INK_FILES: Readonly<Record<string, string>> = {
  './output.js': here('output.ts'),
  './sanitize-ansi.js': here('sanitize-ansi.ts'),
}

export const ownInkFiles: Plugin = {
  name: 'own-ink-files',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/[a-z-]+\.js$/ }, ({ path, importer }) => {
      const own = INK_FILES[path]
      return own !== undefined && importer.includes('/node_modules/ink/build/') ? { path: own } : undefined
    })
  },
}
