import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

/*
 * What Ink and its dependencies pay for before the first frame, and how it is avoided without touching their sources.
 * Gains are of Ink's own first frame, measured one by one on two cores, Node 24: for so long no key would be heard. The
 * tests in test/build fail when a new version of a dependency makes one of them wrong.
 */

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export const ALIASES: Readonly<Record<string, string>> = {
  // Asked for only when DEV is set, but imported always.
  'react-devtools-core': here('react-devtools.ts'),
  // Compiles /^\p{RGI_Emoji}$/v at its first use: 13 ms.
  'string-width': here('string-width.ts'),
  // Imports node:child_process: 2.5 ms.
  'terminal-size': here('terminal-size.ts'),
}

/** The first `new Intl.Segmenter` loads ICU's rules: 8.5 ms. */
export const DEFINES: Readonly<Record<string, string>> = { 'Intl.Segmenter': 'LazySegmenter' }
export const INJECTED: readonly string[] = [here('segmenter.ts')]

export const YOGA = /yoga-wasm-base64-esm\.js$/
/** What Yoga's loader looks at before it decodes its own code by `fetch('data:…')`. */
export const YOGA_ASKS = '"function"!=typeof fetch'

/** Without `fetch`, Yoga's loader decodes its code by itself; `fetch` would load undici for it: 31 ms. */
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
 * Files of Ink's own, by their names as its other files import them. Of 10.4 ms for a Down (median of 300, 50
 * profiles), the first takes 6.4 and the second 1.2.
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
