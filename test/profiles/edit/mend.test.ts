import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit } from '../../../src/profiles/edit/apply.ts'
import type { Edit, MendingEdit } from '../../../src/profiles/edit/edit.ts'
import { restoreEdit } from '../../../src/profiles/edit/plan.ts'
import { replayEdit } from '../../../src/profiles/edit/replay.ts'
import { load } from '../../../src/profiles/load.ts'
import { arbitraryConfigText } from '../../support/arbitrary/config-text.ts'
import { afterEdit, documentsOf, refusalOf } from '../../support/files/edit-files.ts'

const config = 'config' as const
const mended = (text: string, edit: Edit) => afterEdit({ config: text }, edit).config
const refusal = (text: string, edit: Edit) => refusalOf({ config: text }, edit)

describe('rename-key', () => {
  const edit: Edit = { type: 'rename-key', file: config, header: 'profile a', key: 'regoin', to: 'region' }

  it('changes the key and no other byte', () => {
    const text = '# x\r\n[profile a]\r\nRegoin  =  eu-west-1 \r\n\r\n[profile b]\r\nregoin=1'
    expect(mended(text, edit)).toBe(text.replace('Regoin', 'region'))
  })

  it('changes a key in a block', () => {
    const text = '[profile a]\ns3 =\n    adressing_style = path\n    x = 1\n'
    const nested: Edit = { ...edit, key: 's3.adressing_style', to: 'addressing_style' }
    expect(mended(text, nested)).toBe(text.replace('adressing', 'addressing'))
  })

  it('is refused where the key is set already, or is not there', () => {
    expect(refusal('[profile a]\nregoin = 1\nregion = 2\n', edit)).toMatch(/^region is set already/)
    expect(refusal('[profile a]\n', edit)).toMatch(/^regoin is not set in \[profile a\]/)
  })
})

describe('rename-header', () => {
  const edit: Edit = { type: 'rename-header', file: config, header: 'profle a', to: 'profile a' }

  it('changes what is between the brackets and no other byte', () => {
    const text = 'junk\n [profle a] # note\nregion = x\n[b]\n'
    expect(mended(text, edit)).toBe(text.replace('profle', 'profile'))
  })

  it('is refused where the name is taken, stands twice, or would be read by no tool', () => {
    expect(refusal('[profle a]\n[profile "a"]\n', edit)).toMatch(/already exists/)
    expect(refusal('[profle a]\n[profle a]\n', edit)).toMatch(/more than once/)
    expect(refusal('[profle a]\n', { ...edit, to: 'x' })).toMatch(/names no section/)
  })
})

describe('merge', () => {
  const edit: Edit = { type: 'merge', file: config, header: 'profile a' }

  it('moves the lines of the later section with their comments, and keeps once what both say', () => {
    const text =
      '[profile a]\nregion = x\n\n# of b\n[profile b]\noutput = json\n\n[profile a]\n# mine\nregion=x\ns3 =\n  k = v\n\n# of c\n[profile c]\n'
    expect(mended(text, edit)).toBe(
      '[profile a]\nregion = x\n# mine\ns3 =\n  k = v\n\n# of b\n[profile b]\noutput = json\n\n# of c\n[profile c]\n',
    )
  })

  it('merges three, the last one without a line break', () => {
    expect(mended('[profile a]\nx = 1\n[profile a]\ny = 2\n[profile a]\nz = 3', edit)).toBe(
      '[profile a]\nx = 1\ny = 2\nz = 3\n',
    )
  })

  it('keeps the comment of a header', () => {
    expect(mended('[profile a]\nx = 1\n[profile a] # why\ny = 2\n', edit)).toBe(
      '[profile a]\nx = 1\n# why\ny = 2\n',
    )
  })

  it('is refused where the two contradict each other', () => {
    expect(refusal('[profile a]\nx = 1\n[profile a]\nx = 2\n', edit)).toMatch(/contradict/)
    expect(refusal('[profile a]\ns3 =\n  k = 1\n[profile a]\ns3 =\n  k = 2\n', edit)).toMatch(/contradict/)
    expect(refusal('[profile a]\n', edit)).toMatch(/no two sections/)
  })
})

describe('remove-repeats', () => {
  const edit: Edit = { type: 'remove-repeats', file: config, header: 'profile a', key: 'region' }

  it('keeps the first of equal lines', () => {
    expect(mended('[profile a]\nregion = x\n# note\nREGION=x\noutput = json\nregion = x', edit)).toBe(
      '[profile a]\nregion = x\n# note\noutput = json\n',
    )
  })

  it('is refused where the lines differ, or there is one', () => {
    expect(refusal('[profile a]\nregion = x\nregion = y\n', edit)).toMatch(/differ/)
    expect(refusal('[profile a]\nregion = x\n', edit)).toMatch(/not set/)
  })
})

describe('remove-section', () => {
  const edit: Edit = { type: 'remove-section', file: config, header: 'default' }

  it('removes that spelling alone', () => {
    expect(mended('[default]\nregion = x\n\n[profile default]\nregion = y\n', edit)).toBe(
      '[profile default]\nregion = y\n',
    )
  })

  it('is not done to what somebody else has changed in the meantime', () => {
    const base = documentsOf({ config: '[default]\nregion = x\n' })
    const fresh = documentsOf({ config: '[default]\nregion = y\n' })
    expect(replayEdit(base, fresh, edit).refused?.message).toMatch(/^\[default\] has been changed/)
    expect(replayEdit(base, base, edit).refused).toBeNull()
  })
})

it('remove-mark removes the byte order mark and no other byte', () => {
  const edit: Edit = { type: 'remove-mark', file: config }
  expect(mended('\ufeff[default]\r\nregion = x', edit)).toBe('[default]\r\nregion = x')
  expect(refusal('[default]\n', edit)).toMatch(/no byte order mark/)
})

describe('whatever is mended', () => {
  const arbitraryCase = fc
    .record({ text: arbitraryConfigText, nth: fc.nat(), to: fc.constantFrom('region', 'x', 's3', 'output') })
    .chain(({ text, nth, to }) => {
      const documents = documentsOf({ config: text })
      const { sections } = documents.config
      const section = sections[nth % (sections.length || 1)]
      const header = section?.header ?? 'profile a'
      const line = section?.settings[nth % (section.size || 1)]
      const nested = line?.nested[nth % (line.nested.length || 1)]
      const key = line ? (nested ? `${line.key}.${nested.key}` : line.key) : 'region'
      const at = { file: config, header }
      const edits: MendingEdit[] = [
        { type: 'rename-key', ...at, key, to },
        { type: 'rename-header', ...at, to: `profile ${to}` },
        { type: 'merge', ...at },
        { type: 'remove-repeats', ...at, key },
        { type: 'remove-section', ...at },
        { type: 'remove-mark', file: config },
      ]
      return fc.record({ documents: fc.constant(documents), edit: fc.constantFrom(...edits) })
    })

  const readings = (text: string, except: readonly string[]) =>
    load(documentsOf({ config: text }))
      .documents.config.sections.filter((each) => !except.includes(each.header))
      .map(({ header, settings }) => [
        header,
        settings.map(({ key, value, nested }) => [key, value, nested.map((each) => [each.key, each.value])]),
      ])

  it('other sections read as before, and no value changes', () => {
    fc.assert(
      fc.property(arbitraryCase, ({ documents, edit }) => {
        const done = applyEdit(documents, edit).documents
        if (!done) return
        const names = [...('header' in edit ? [edit.header] : []), ...('to' in edit ? [edit.to] : [])]
        expect(readings(done.config.text, names)).toEqual(readings(documents.config.text, names))
        expect(done.config.problems.length).toBeLessThanOrEqual(documents.config.problems.length)
        const values = (all: typeof done) =>
          new Set(all.config.sections.flatMap((each) => each.settings.map(({ value }) => value)))
        if (edit.type !== 'remove-section') expect(values(done)).toEqual(values(documents))
      }),
      { numRuns: 1_000 },
    )
  })

  it('what a rename leaves alone is the same byte for byte', () => {
    fc.assert(
      fc.property(arbitraryCase, ({ documents, edit }) => {
        if (edit.type !== 'rename-key' && edit.type !== 'rename-header') return
        const { text } = documents.config
        const done = applyEdit(documents, edit).documents?.config.text
        if (done === undefined) return
        const { to } = edit
        const length = text.length - done.length + to.length
        const isAt = (at: number) =>
          done.startsWith(to, at) &&
          text.slice(0, at) === done.slice(0, at) &&
          text.slice(at + length) === done.slice(at + to.length)
        expect(Array.from({ length: done.length }, (_, at) => at).some(isAt)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('undo gives the same bytes', () => {
    fc.assert(
      fc.property(arbitraryCase, ({ documents, edit }) => {
        const done = applyEdit(documents, edit).documents
        if (!done) return
        const before = { config: documents.config.text, credentials: '' }
        const now = { config: done.config.text, credentials: '' }
        expect(afterEdit(now, restoreEdit(now, before, false))).toEqual(before)
      }),
      { numRuns: 500 },
    )
  })
})
