import { readdirSync, readFileSync } from 'node:fs'

/** What may be passed on inside a bundle as long as its notice goes along. */
const PERMITTED = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'])

/**
 * The notices of all packages whose code is in the bundles; equal texts stand once.
 *
 * @param inputs paths of the files that went into the bundles, as esbuild's metafile has them
 * @throws Error for a licence that may not be bundled, or a package that names none
 */
export function notices(inputs: Iterable<string>): string {
  const byText = new Map<string, Set<string>>()
  for (const folder of packageFolders(inputs)) {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    if (!PERMITTED.has(license)) throw new Error(`${name} ${version}: may "${license}" be bundled?`)
    const text = licenceText(folder) ?? `Licence: ${license}`
    const names = byText.get(text) ?? new Set()
    byText.set(text, names.add(`${name} ${version} (${license})`))
  }
  const parts = [...byText].map(([text, names]) => `${[...names].join('\n')}\n\n${text.trim()}\n`)
  return `The program holds code of these packages.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`
}

/** Folders of the packages that the files lie in, in alphabetical order. */
function packageFolders(inputs: Iterable<string>): string[] {
  const found = new Set<string>()
  for (const path of inputs) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
    if (folder !== undefined) found.add(folder)
  }
  return [...found].sort()
}

function licenceText(folder: string): string | null {
  const name = readdirSync(folder).find((each) => /^(licen[cs]e|copying)/i.test(each))
  return name === undefined ? null : readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\r\n', '\n')
}
