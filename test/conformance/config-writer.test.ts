import { describe, expect, it } from 'vitest'
import type { SectionId } from '../../src/profiles/edit/edit.ts'
import { type CaseFile, describeConformance } from './describe-conformance.ts'
import { writerDifferences } from './writer-differences.ts'
import { missingLines, readBack, type Wanted, written } from './writing.ts'

interface Case {
  readonly id: string
  readonly args: readonly string[]
  readonly target: {
    readonly file: Wanted['file']
    readonly section_kind: SectionId['kind'] | 'section'
    readonly name: string
    readonly key: string
    readonly subkey?: string
    readonly value: string
  }
  readonly before: { readonly config: string | null; readonly credentials: string | null }
  readonly after_v1?: Outcome
  readonly after_v2?: Outcome | 'same as after_v1'
}

interface Outcome {
  readonly config: string
  readonly credentials: string
  readonly verdict: 'ok' | 'damage' | 'crash'
}

const wantedOf = ({ target }: Case): Wanted => ({
  file: target.file,
  target: { kind: target.section_kind as SectionId['kind'], name: target.name },
  key: target.subkey === undefined ? target.key : `${target.key}.${target.subkey}`,
  value: target.value,
})

const textsOf = ({ before }: Case) => ({
  config: before.config ?? '',
  credentials: before.credentials ?? '',
})

/** What `aws configure set` wrote, by version 2 where the two differ; null where it did damage. */
function observed(each: Case): { config: string; credentials: string } | null {
  const outcome = typeof each.after_v2 === 'object' ? each.after_v2 : each.after_v1
  if (outcome?.verdict !== 'ok') return null
  const textOf = (file: Wanted['file']) =>
    outcome[file] === 'unchanged' ? textsOf(each)[file] : outcome[file]
  return { config: textOf('config'), credentials: textOf('credentials') }
}

describeConformance<CaseFile<Case>>('config-writer.json', ({ cases }) => {
  const writable = cases.filter((each) => each.target.section_kind !== 'section')

  it('has cases', () => {
    expect(writable.length).toBeGreaterThan(65)
  })

  describe('the value is read back, and no other line is touched', () => {
    it.each(writable)('$id', (each) => {
      const before = textsOf(each)
      const wanted = wantedOf(each)
      const after = written(before, wanted)
      if (typeof after === 'string') {
        // Refused: nothing is written. Only what the table of differences names may be.
        expect(writerDifferences[each.id], after).toBeDefined()
        return
      }
      expect(readBack(after, wanted)).toBe(wanted.value)
      const other = wanted.file === 'config' ? 'credentials' : 'config'
      expect(after[other]).toBe(before[other])
      const own = each.target.subkey ?? each.target.key
      for (const line of missingLines(before[wanted.file], after[wanted.file] ?? '')) {
        // The setting's own line, a further line of its value, or a last line that had no end.
        const isOwn = line.trim().toLowerCase().startsWith(own) || /^\s/.test(line) || !/[\r\n]$/.test(line)
        expect(isOwn, JSON.stringify(line)).toBe(true)
      }
    })
  })

  describe('where the AWS CLI does no damage, ours is the same text', () => {
    it.each(writable.filter((each) => observed(each) !== null))('$id', (each) => {
      const after = written(textsOf(each), wantedOf(each))
      const reason = writerDifferences[each.id]
      if (reason === undefined) expect(after).toEqual(observed(each))
      else expect(after, reason).not.toEqual(observed(each))
    })
  })

  it('every kept difference is of a case that there is', () => {
    const ids = new Set(cases.map((each) => each.id))
    const all = Object.keys(writerDifferences).filter((id) => !id.startsWith('test_'))
    expect(all.filter((id) => !ids.has(id))).toEqual([])
  })
})
