import { readdirSync, readFileSync } from 'node:fs'

/** Licences that allow bundling if the notice is included. */
const PERMITTED = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'])

/** Copyright lines, from their source files, of packages that name their licence but do not include its text. */
const HOLDERS: Readonly<Record<string, string>> = {
  'yoga-layout': 'Copyright (c) Meta Platforms, Inc. and affiliates.',
}

/**
 * The licence notices of all bundled packages. Packages with the same text share one notice.
 *
 * @param inputs paths of the bundled files, from esbuild's metafile
 * @param mit text of the MIT licence, including a copyright line
 * @throws Error if a licence does not allow bundling or its text is unknown
 */
export function notices(inputs: Iterable<string>, mit: string): string {
  const byText = new Map<string, Set<string>>()
  for (const folder of packageFolders(inputs)) {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    if (!PERMITTED.has(license))
      throw new Error(`${name} ${version}: the licence "${license}" is not known to allow bundling`)
    const holder = HOLDERS[name]
    const text = textsIn(folder) ?? (holder ? mit.replace(/^Copyright.*$/m, holder) : null)
    // Other packages of the SDK include the text of the Apache licence.
    if (text === null && license !== 'Apache-2.0')
      throw new Error(`${name} ${version} includes no licence text; add its copyright line to HOLDERS`)
    const shown = text ?? `Licence: ${license}; its text is part of another notice`
    const names = byText.get(shown) ?? new Set()
    byText.set(shown, names.add(`${name} ${version} (${license})`))
  }
  const parts = [...byText].map(([text, names]) => `${[...names].join('\n')}\n\n${text.trim()}\n`)
  return `awsprof includes code of these packages.\n\n${parts.join(`\n${'-'.repeat(72)}\n\n`)}`
}

/** The packages that notices are of, in their order. */
export function noticed(text: string): { readonly name: string; readonly version: string }[] {
  const lines = text.matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) (\d+\.\d+\.\S+) \([\w.-]+\)$/gm)
  return [...lines].map(([, name = '', version = '']) => ({ name, version }))
}

/** The folders of the packages that the files belong to, in alphabetical order. */
function packageFolders(inputs: Iterable<string>): string[] {
  const folders = new Set<string>()
  for (const path of inputs) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]
    if (folder !== undefined) folders.add(folder)
  }
  return [...folders].sort()
}

/** The licence and notice files of a package; null if it has none. */
function textsIn(folder: string): string | null {
  const names = readdirSync(folder).filter((each) => /^(licen[cs]e|copying|notice|third.?party)/i.test(each))
  const texts = names
    .sort()
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\r\n', '\n').trim())
  return texts.length > 0 ? texts.join('\n\n') : null
}
