import { expect, it } from 'vitest'
import { addSection } from '../../src/ini/edit-section.ts'
import { parse } from '../../src/ini/parse.ts'
import { type KeyPath, setSetting } from '../../src/ini/set-setting.ts'
import { type CaseFile, describeConformance } from './describe-conformance.ts'
import { writerDifferences } from './writer-differences.ts'

interface Case {
  readonly id: string
  readonly before: string
  readonly update: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  readonly after: string
}

/** The names of sections here mean nothing to AWS's tools, so this is about the text alone. */
function written({ before, update }: Case): string {
  const { __section__: name = 'default', ...settings } = update
  const quoted = /^profile (.*)$/.exec(String(name))?.[1]
  const isIt = (header: string) => header === name || header === `profile "${quoted}"`
  let document = parse(before)
  if (!document.sections.some((each) => isIt(each.header))) document = addSection(document, String(name), [])
  const set = (path: KeyPath, value: string) => {
    const section = document.sections.find((each) => isIt(each.header))
    const after = section && setSetting(document, section, path, value)
    if (typeof after !== 'object') throw new Error(String(after))
    document = after
  }
  for (const [key, value] of Object.entries(settings)) {
    if (typeof value === 'string') set([key], value)
    else for (const [sub, inner] of Object.entries(value)) set([key, sub], inner)
  }
  return document.text
}

describeConformance<CaseFile<Case>>('config-writer-upstream.json', ({ cases }) => {
  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(10)
  })

  it.each(cases)('$id', (each) => {
    const reason = writerDifferences[each.id]
    if (reason === undefined) expect(written(each)).toBe(each.after)
    else expect(written(each), reason).not.toBe(each.after)
  })
})
