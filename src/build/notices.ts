import { readdirSync, readFileSync } from 'node:fs'

/** What may be passed on inside a bundle as long as its notice goes along. */
const PERMITTED = new Set(['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'])

/** Packages that name their licence and hold no text of it: whose it is, as their source files say. */
const HOLDERS: Readonly<Record<string, string>> = {
  'yoga-layout': 'Copyright (c) Meta Platforms, Inc. and affiliates.',
}

/**
 * The notices of all packages whose code is in the bundles; equal texts stand once.
 *
 * @param inputs paths of the files that went into the bundles, as esbuild's metafile has them
 * @param mit text of the MIT licence, its line of copyright included
 * @throws Error for a licence that may not be bundled, or whose text is not known
 */
export function notices(inputs: Iterable<string>, mit: string): string {
  const byText = new Map<string, Set<string>>()
  for (const folder of packageFolders(inputs)) {
    const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    if (!PERMITTED.has(license)) throw new Error(`${name} ${version}: may "${license}" be bundled?`)
    const holder = HOLDERS[name]
    const text = textsIn(folder) ?? (holder ? mit.replace(/^Copyright.*$/m, holder) : null)
    // The text of the Apache licence stands with the other packages of the SDK.
    if (text === null && license !== 'Apache-2.0') throw new Error(`${name} ${version} holds no licence text`)
    const shown = text ?? `Licence: ${license}, as below or above`
    const names = byText.get(shown) ?? new Set()
    byText.set(shown, names.add(`${name} ${version} (${license})`))
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

/** What a package says of its licence and of code that it took over; null where it says nothing. */
function textsIn(folder: string): string | null {
  const names = readdirSync(folder).filter((each) => /^(licen[cs]e|copying|notice|third.?party)/i.test(each))
  const texts = names
    .sort()
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\r\n', '\n').trim())
  return texts.length > 0 ? texts.join('\n\n') : null
}
