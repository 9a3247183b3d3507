import fc from 'fast-check'
import { expect, it } from 'vitest'
import { applyEdit } from '../../../src/profiles/edit/apply.ts'
import type { Documents } from '../../../src/profiles/edit/documents.ts'
import type { Edit, SectionId } from '../../../src/profiles/edit/edit.ts'
import { restoreEdit, type Texts } from '../../../src/profiles/edit/plan.ts'
import { FILES } from '../../../src/profiles/edit/section.ts'
import { load } from '../../../src/profiles/load.ts'
import type { Profiles } from '../../../src/profiles/profile.ts'
import { arbitraryAcceptedText } from '../../support/arbitrary/accepted-text.ts'
import { arbitraryConfigText } from '../../support/arbitrary/config-text.ts'
import { arbitraryProfileName, arbitraryValue } from '../../support/arbitrary/words.ts'
import { afterEdit, documentsOf } from '../../support/files/edit-files.ts'

const arbitraryText = fc.oneof(arbitraryConfigText, arbitraryAcceptedText)
const arbitraryFile = fc.constantFrom('config', 'credentials', undefined)
const arbitraryKey = fc.constantFrom(
  'region',
  'output',
  's3',
  's3.a',
  'x',
  'x.y',
  'aws_session_token',
  'ROLE_ARN',
)

/** Two texts and something that stands in them, or does not. */
const arbitraryPlace = fc
  .record({ config: arbitraryText, credentials: arbitraryText, nth: fc.nat(), name: arbitraryProfileName })
  .map(({ config, credentials, nth, name }) => {
    const documents = documentsOf({ config, credentials })
    const { named } = load(documents)
    const found = named[nth % (named.length + 1)]
    const target: SectionId = found ? { kind: found.kind, name: found.name } : { kind: 'profile', name }
    const keys = found?.section.settings.map((each) => each.key) ?? []
    return { documents, target, key: keys[nth % (keys.length + 1)] }
  })

const arbitraryEdit = (target: SectionId, own: string | undefined): fc.Arbitrary<Edit> => {
  const key = own === undefined ? arbitraryKey : fc.oneof(fc.constant(own), arbitraryKey)
  const base = { target: fc.constant(target) }
  const file = arbitraryFile.map((each) => (each ? { file: each } : {}))
  return fc.oneof(
    fc
      .record({ ...base, type: fc.constant('set' as const), key, value: arbitraryValue, file })
      .map(({ file: where, ...edit }) => ({ ...edit, ...where })),
    fc.record({ ...base, type: fc.constant('unset' as const), key }),
    fc.record({ ...base, type: fc.constant('rename' as const), to: arbitraryProfileName }),
    fc.record({ ...base, type: fc.constant('duplicate' as const), to: arbitraryProfileName }),
    fc.record({ ...base, type: fc.constant('remove' as const) }),
    fc.record({
      target: arbitraryProfileName.map((name): SectionId => ({ kind: target.kind, name })),
      type: fc.constant('add' as const),
      settings: fc.array(fc.tuple(arbitraryKey, arbitraryValue), { maxLength: 3 }),
    }),
  )
}

const arbitraryCase = arbitraryPlace.chain(({ documents, target, key }) =>
  fc.record({ documents: fc.constant(documents), edit: arbitraryEdit(target, key) }),
)

const textsOf = ({ config, credentials }: Documents): Texts => ({
  config: config.text,
  credentials: credentials.text,
})

/** What every section but those of these names says, as lines that can be compared. */
function readings(profiles: Profiles, except: readonly string[]): string[] {
  return profiles.named
    .filter((each) => !except.includes(each.name))
    .flatMap(({ file, kind, name, section }) =>
      section.settings.map(({ key, value, nested }) =>
        JSON.stringify([file, kind, name, key, value, nested.map((each) => [each.key, each.value])]),
      ),
    )
}

const REFERENCES = /"(source_profile|sso_session|services)"/

it('whatever is edited, the settings of other sections read as before', () => {
  fc.assert(
    fc.property(arbitraryCase, ({ documents, edit }) => {
      const { documents: after } = applyEdit(documents, edit)
      if (!after || !('target' in edit)) return
      const names = [edit.target.name, ...('to' in edit ? [edit.to] : [])]
      const keep = (all: string[]) => all.filter((each) => edit.type !== 'rename' || !REFERENCES.test(each))
      expect(keep(readings(load(after), names))).toEqual(keep(readings(load(documents), names)))
    }),
    { numRuns: 1_000 },
  )
})

it('no edit makes a file that the AWS CLI can read one that it cannot', () => {
  fc.assert(
    fc.property(arbitraryCase, ({ documents, edit }) => {
      const { documents: after } = applyEdit(documents, edit)
      if (!after) return
      for (const file of ['config', 'credentials'] as const) {
        if (documents[file].problems.length === 0) expect(after[file].problems).toEqual([])
      }
    }),
    { numRuns: 1_000 },
  )
})

it('what was set is read back', () => {
  fc.assert(
    fc.property(arbitraryPlace, arbitraryKey, arbitraryValue, ({ documents, target }, key, value) => {
      const { documents: after } = applyEdit(documents, { type: 'set', target, key, value })
      if (!after || target.kind === 'services') return
      // What all profiles inherit may win: the credentials file's, or a key with a dot over a block.
      fc.pre(FILES.every((file) => after[file].sections.every((each) => each.header !== 'DEFAULT')))
      const { byName, sessions } = load(after)
      const holder = target.kind === 'profile' ? byName.get(target.name) : sessions.get(target.name)
      const read = holder?.settings.find((each) => each.key === key.toLowerCase())
      expect(read?.value).toBe(value)
    }),
    { numRuns: 1_000 },
  )
})

it('what was set is read back, however often a section, a key and its block stand there', () => {
  const lines = ['s3 =\n', 's3 = 1\n', 's3 =\n  a = 1\n', 's3 =\n  b = 1\n', 's3.a = 5\n', 'region = 1\n']
  const arbitraryBody = fc.array(fc.constantFrom(...lines), { maxLength: 3 }).map((each) => each.join(''))
  const arbitrarySections = fc.array(arbitraryBody, { maxLength: 3 })
  const textOf = (header: string, bodies: readonly string[]) =>
    bodies.map((each) => `[${header}]\n${each}`).join('')
  fc.assert(
    fc.property(
      arbitrarySections,
      arbitrarySections,
      fc.constantFrom('s3', 's3.a', 'region'),
      fc.constantFrom('', '7'),
      (config, credentials, key, value) => {
        const documents = documentsOf({
          config: textOf('profile dev', config),
          credentials: textOf('dev', credentials),
        })
        const target: SectionId = { kind: 'profile', name: 'dev' }
        const { documents: after } = applyEdit(documents, { type: 'set', target, key, value })
        if (!after) return
        const read = load(after)
          .byName.get('dev')
          ?.settings.filter((each) => each.key === key)
        expect(read?.map((each) => each.value)).toEqual([value])
      },
    ),
    { numRuns: 1_000 },
  )
})

it('undo gives the same bytes, and redo the other ones', () => {
  fc.assert(
    fc.property(arbitraryCase, ({ documents, edit }) => {
      const { documents: changed } = applyEdit(documents, edit)
      if (!changed) return
      const before = textsOf(documents)
      const after = textsOf(changed)
      expect(afterEdit(after, restoreEdit(after, before, false))).toEqual(before)
      expect(afterEdit(before, restoreEdit(before, after, false))).toEqual(after)
    }),
    { numRuns: 500 },
  )
})

it('undo after a foreign change elsewhere gives the same bytes plus that change, or is refused', () => {
  const foreign = '[profile somebody-else]\nregion = eu-west-1\n# a line of their own\n'
  fc.assert(
    fc.property(arbitraryCase, ({ documents, edit }) => {
      const { documents: changed } = applyEdit(documents, edit)
      if (!changed || /^\ufeff/.test(changed.config.text)) return
      const before = textsOf(documents)
      const after = textsOf(changed)
      // Before or behind what was all of the file: nobody can tell.
      fc.pre(after.config !== '')
      const theirs = { ...after, config: foreign + after.config }
      const { documents: undone, refused } = applyEdit(documentsOf(theirs), restoreEdit(after, before, false))
      if (refused) expect(refused.message).toMatch(/someone else/)
      else expect(undone.config.text).toBe(foreign + before.config)
    }),
    { numRuns: 500 },
  )
})
