import { expect, it } from 'vitest'
import type { SectionId } from '../../src/profiles/edit/edit.ts'
import { afterEdit, refusalOf } from '../support/files/edit-files.ts'
import { type CaseFile, describeConformance } from './describe-conformance.ts'
import { writerDifferences } from './writer-differences.ts'

interface Case {
  readonly id: string
  readonly args: readonly string[]
  readonly profile: string | null
  readonly expected: {
    readonly file: 'config' | 'credentials'
    readonly section: string
    readonly update: Readonly<Record<string, string | Readonly<Record<string, string>>>>
  }
}

/** `KEY VALUE`, `profile.NAME.KEY VALUE`, `default.KEY VALUE`, with a --profile or --services. */
function parsed({ args, profile }: Case): { target: SectionId; key: string; value: string } {
  const words = [...args]
  const services = words[0] === '--services' ? words.splice(0, 2)[1] : undefined
  const [path = '', value = ''] = words
  const [, name, key] = /^(?:profile\.([^.]+)|(?=default\.)default)\.(.*)$/.exec(path) ?? []
  if (services !== undefined) return { target: { kind: 'services', name: services }, key: path, value }
  const target: SectionId = { kind: 'profile', name: name ?? profile ?? 'default' }
  return { target, key: key ?? path, value }
}

describeConformance<CaseFile<Case>>('configure-set-args.json', ({ cases }) => {
  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(10)
  })

  it.each(cases)('$id', (each) => {
    const { target, key, value } = parsed(each)
    const add = { type: 'add', target, settings: [[key, value]] } as const
    const reason = writerDifferences[each.id]
    if (reason !== undefined) {
      expect(refusalOf({}, add)).not.toBe('')
      return
    }
    const { file, section, update } = each.expected
    const lines = Object.entries(update).map(([name, inner]) =>
      typeof inner === 'string'
        ? `${name} = ${inner}\n`
        : `${name} =\n${Object.entries(inner).map(([sub, text]) => `    ${sub} = ${text}\n`)}`,
    )
    const text = `[${section}]\n${lines.join('')}`
    expect(afterEdit({}, add)).toEqual({ config: '', credentials: '', [file]: text })
  })
})
