import fc from 'fast-check'
import { arbitraryPlainProfileName } from './words.ts'

/** One profile of a clean config file; a nested setting has a key such as `s3.addressing_style`. */
export interface CleanProfile {
  readonly name: string
  readonly settings: Readonly<Record<string, string>>
}

/** A config file together with what every tool reads in it. */
export interface CleanConfig {
  readonly text: string
  /** In the order of the file; every name once. */
  readonly profiles: readonly CleanProfile[]
}

const reserved = new Set(['DEFAULT', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'])
const profileName = fc.oneof(
  { weight: 1, arbitrary: fc.constant('default') },
  { weight: 5, arbitrary: arbitraryPlainProfileName.filter((name) => !reserved.has(name)) },
)

// Keys that no tool acts upon, so that reading a file never sends it off to fetch credentials.
const key = fc.oneof(
  fc.constantFrom('region', 'external_id', 'role_session_name', 'sdk_ua_app_id'),
  fc
    .string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789_'), minLength: 1, maxLength: 8 })
    .map((rest) => `x_${rest}`),
)

// ASCII without quotes, comment signs and brackets: those are read differently by one tool or another.
const word = fc.string({
  unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+/.,:=@%$'),
  minLength: 1,
  maxLength: 10,
})
const value = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))

const nested = fc.record({
  indent: fc.constantFrom('  ', '    '),
  settings: fc.dictionary(
    fc.constantFrom('addressing_style', 'max_queue_size', 'multipart_threshold'),
    // A block is told from a value that goes on by the sign between key and value, so the value has none.
    value.map((text) => text.replaceAll(/[=:]/g, '-')),
    { minKeys: 1, maxKeys: 3, noNullPrototype: true },
  ),
})

const profile = fc.record({
  name: profileName,
  settings: fc.dictionary(key, value, { minKeys: 1, maxKeys: 5, noNullPrototype: true }),
  s3: fc.option(nested, { nil: undefined }),
  comment: fc.constantFrom('', '# a note\n', '; another\n'),
  blankLines: fc.constantFrom('', '\n', '\n\n'),
})

/** A file of the safest subset, which every tool reads alike, with what they all read. */
export const arbitraryCleanConfig: fc.Arbitrary<CleanConfig> = fc
  .uniqueArray(profile, { selector: ({ name }) => name, maxLength: 5 })
  .map((drawn) => ({
    text: drawn
      .map(({ name, settings, s3, comment, blankLines }) => {
        const header = name === 'default' ? '[default]' : `[profile ${name}]`
        const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}`)
        const block = Object.entries(s3?.settings ?? {}).map(
          ([key, value]) => `${s3!.indent}${key} = ${value}`,
        )
        return `${comment}${[header, ...lines, ...(s3 ? ['s3 =', ...block] : [])].join('\n')}\n${blankLines}`
      })
      .join(''),
    profiles: drawn.map(({ name, settings, s3 }) => ({
      name,
      settings: {
        ...settings,
        ...Object.fromEntries(Object.entries(s3?.settings ?? {}).map(([key, value]) => [`s3.${key}`, value])),
      },
    })),
  }))

/** Only the text of such a file. */
export const arbitraryCleanConfigText: fc.Arbitrary<string> = arbitraryCleanConfig.map(({ text }) => text)
