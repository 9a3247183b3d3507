import fc from 'fast-check'
import { arbitraryPlainProfileName } from './words.ts'

/** A profile of a clean config file. The key of a nested setting is flattened: `s3.addressing_style`. */
export interface CleanProfile {
  readonly name: string
  readonly settings: Readonly<Record<string, string>>
}

/** A config file and the profiles that every tool reads from it. */
export interface CleanConfig {
  readonly text: string
  /** In file order, without duplicates. */
  readonly profiles: readonly CleanProfile[]
}

const reserved = new Set(['DEFAULT', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'])
const profileName = fc.oneof(
  { weight: 1, arbitrary: fc.constant('default') },
  { weight: 5, arbitrary: arbitraryPlainProfileName.filter((name) => !reserved.has(name)) },
)

// Keys that make no tool fetch credentials while it reads the file.
const key = fc.oneof(
  fc.constantFrom('region', 'external_id', 'role_session_name', 'sdk_ua_app_id'),
  fc
    .string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789_'), minLength: 1, maxLength: 8 })
    .map((rest) => `x_${rest}`),
)

// ASCII without quotes, comment characters and brackets, which not all tools read the same way.
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
    // A `=` or `:` in an indented line is what makes it a nested setting, so the value must not hold another one.
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

/** A config file in the subset of the format that every tool reads the same way, and what they read. */
export const arbitraryCleanConfig: fc.Arbitrary<CleanConfig> = fc
  .uniqueArray(profile, { selector: ({ name }) => name, maxLength: 5 })
  .map((drawn) => ({
    text: drawn
      .map(({ name, settings, s3, comment, blankLines }) => {
        const header = name === 'default' ? '[default]' : `[profile ${name}]`
        const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}`)
        const block = s3
          ? ['s3 =', ...Object.entries(s3.settings).map(([key, value]) => `${s3.indent}${key} = ${value}`)]
          : []
        return `${comment}${[header, ...lines, ...block].join('\n')}\n${blankLines}`
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

/** Just the text of such a file. */
export const arbitraryCleanConfigText: fc.Arbitrary<string> = arbitraryCleanConfig.map(({ text }) => text)
