import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'esbuild'

/*
 * How to avoid slow parts of Ink and its dependencies without changing their sources. The times are what each one would
 * add to Ink's first frame, before which no key has an effect (measured one by one on two cores, Node 24). The tests in
 * test/ink/replaced fail if a new version of a dependency breaks a replacement.
 */

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export const ALIASES: Readonly<Record<string, string>> = {
  // Always imported, but used only if DEV is set.
  'react-devtools-core': here('react-devtools.ts'),
  // Compiles /^\p{RGI_Emoji}$/v on first use: 13 ms.
  'string-width': here('string-width.ts'),
  // Imports node:child_process: 2.5 ms.
  'terminal-size': here('terminal-size.ts'),
}

/** The first `new Intl.Segmenter` loads the rules of ICU: 8.5 ms. */
export const DEFINES: Readonly<Record<string, string>> = { 'Intl.Segmenter': 'LazySegmenter' }
export const INJECTED: readonly string[] = [here('segmenter.ts')]

export const YOGA = /yoga-wasm-base64-esm\.js$/
/** The test by which Yoga's loader decides whether to decode its code with `fetch('data:…')`. */
export const YOGA_ASKS = '"function"!=typeof fetch'

/** Hides `fetch` from Yoga's loader, so that it decodes its code itself: `fetch` would load undici, 31 ms. */
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
 * Replacements for files of Ink, by the name under which Ink imports them. Of the 10.4 ms that a Down took (median of
 * 300, 50 profiles), Ink's `output.js` accounted for 6.4 and `sanitize-ansi.js` for 1.2.
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
      // Windows has the other slashes.
      const isInk = importer.replaceAll('\\', '/').includes('/node_modules/ink/build/')
      return own !== undefined && isInk ? { path: own } : undefined
    })
  },
}
