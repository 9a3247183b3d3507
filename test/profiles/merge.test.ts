import { expect, it } from 'vitest'
import { entryOf, type Files, readFiles } from '../support/files/read-files.ts'

it.each<[what: string, files: Files, settings: string[]]>([
  [
    'one line each',
    { config: '[profile a]\nregion = x\noutput = json\n' },
    ['region = x @config:2', 'output = json @config:3'],
  ],
  [
    'a key that stands there twice: the last one',
    { config: '[profile a]\nregion = x\noutput = json\nregion = y\n' },
    ['region = y @config:4 (config:2 x)', 'output = json @config:3'],
  ],
  [
    'a key of a block that stands there twice: the last one',
    { config: '[profile a]\ns3 =\n  a = 1\n  b = 2\n  a = 3\n' },
    ['s3.a = 3 @config:5 (config:3 1)', 's3.b = 2 @config:4'],
  ],
  [
    'a key of both files: that of credentials',
    { config: '[profile a]\nregion = x\n', credentials: '[a]\nregion = y\nregion = z\n' },
    ['region = z @credentials:3 (credentials:2 y, config:2 x)'],
  ],
])('%s', (_, files, settings) => {
  const { profile } = entryOf(readFiles(files), 'a')
  const shown = profile.settings.map(({ key, value, file, line, overrides }) => {
    const lost = overrides.map((each) => `${each.file}:${each.line} ${each.value}`).join(', ')
    return `${key} = ${value} @${file}:${line}${lost && ` (${lost})`}`
  })
  expect(shown).toEqual(settings)
})
