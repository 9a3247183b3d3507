import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import type { Edit } from '../../src/profiles/edit/edit.ts'
import { valueRefusal } from '../../src/profiles/edit/refusal.ts'
import { arbitraryAcceptedText } from '../support/arbitrary/accepted-text.ts'
import { arbitraryValue } from '../support/arbitrary/words.ts'
import { describeInterop } from '../support/aws/aws-cli.ts'
import { type BotocoreReading, pythonOf, readWithBotocore } from '../support/aws/botocore.ts'
import { afterEdit } from '../support/files/edit-files.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { readFiles } from '../support/files/read-files.ts'

afterAll(removeHomes)

const seed = Date.now() % 2 ** 31

/** Two texts that the AWS CLI reads, a profile that it reads in them, and a value for one of its settings. */
const arbitrarySet = fc
  .record({
    config: arbitraryAcceptedText,
    credentials: arbitraryAcceptedText,
    nth: fc.nat(),
    key: fc.constantFrom('region', 'role_arn', 'aws_session_token', 'new_key', 's3.new', 's3.A'),
    value: arbitraryValue.filter((value) => valueRefusal(value) === null),
  })
  .map(({ config, credentials, nth, key, value }) => {
    const before = { config, credentials }
    const { list } = readFiles(before).profiles
    const profile = list[nth % Math.max(1, list.length)]
    return { before, edit: profile && setting(profile.name, key, value) }
  })

const setting = (name: string, key: string, value: string): Extract<Edit, { type: 'set' }> => ({
  type: 'set',
  target: { kind: 'profile', name },
  key,
  value,
})

/** The value of a key, which may be a line `s3.a = …` of its own. */
function settingOf({ profiles }: BotocoreReading, name: string, key: string): unknown {
  const [block = '', sub] = key.split('.')
  const own = profiles[name]?.[key.toLowerCase()]
  if (sub === undefined || own !== undefined) return own
  return (profiles[name]?.[block] as Readonly<Record<string, string>> | undefined)?.[sub]
}

/** Every profile and session, without what one key of one profile says. */
function rest({ error, profiles, sso_sessions }: BotocoreReading, name: string, key: string): unknown {
  const [block = ''] = key.split('.')
  const without = { ...profiles, [name]: { ...profiles?.[name], [block]: '', [key.toLowerCase()]: '' } }
  return error ?? { profiles: without, sso_sessions }
}

describeInterop('what was written, read by the AWS CLI’s own library', (cli) => {
  const python = pythonOf(cli)
  if (!python) {
    it.skip('skipped: this aws is one binary or a shim, without a Python to ask', () => {})
    return
  }

  it(`is the value that was set, and all else as before (seed ${seed})`, async () => {
    const made = fc.sample(arbitrarySet, { numRuns: 600, seed }).flatMap(({ before, edit }) => {
      try {
        return edit ? [{ before, edit, after: afterEdit(before, edit) }] : []
      } catch {
        return [] // refused
      }
    })
    expect(made.length).toBeGreaterThan(150)
    const readings = await readWithBotocore(
      python,
      made.flatMap(({ before, after }) => [before, after]),
      makeHome().env,
    )
    for (const [index, { before, edit, after }] of made.entries()) {
      const [was, is] = readings.slice(2 * index) as [BotocoreReading, BotocoreReading]
      const { key, value, target } = edit
      // A default for all profiles wins over what the config file says, and comes along with a new section.
      if (/\[DEFAULT\]/.test(before.config + before.credentials)) continue
      expect({ before, edit, after, read: settingOf(is, target.name, key) }).toEqual({
        before,
        edit,
        after,
        read: value,
      })
      expect({ before, edit, rest: rest(is, target.name, key) }).toEqual({
        before,
        edit,
        rest: rest(was, target.name, key),
      })
    }
  })
})
