import { linkSync, readdirSync, symlinkSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { readHome } from '../../src/os/read-home.ts'
import { save } from '../../src/os/save.ts'
import { applyEdit } from '../../src/profiles/edit/apply.ts'
import type { Edit } from '../../src/profiles/edit/edit.ts'
import { lineDiff } from '../../src/profiles/edit/line-diff.ts'
import { planEdit, restoreEdit } from '../../src/profiles/edit/plan.ts'
import { readEnvironment } from '../../src/profiles/environment.ts'
import { profile } from '../support/files/edit-files.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'

afterEach(removeHomes)

const TEXT =
  '[profile dev]\nregion = a\n[dev]\naws_access_key_id = A\n[profile other]\nsource_profile = dev\n'
const RENAMED = TEXT.replaceAll('dev', 'test')
const rename: Edit = { type: 'rename', target: profile('dev'), to: 'test' }

/** Homes whose config and credentials are a single file, each in another way. */
const HOMES: readonly [string, (home: Home) => NodeJS.ProcessEnv][] = [
  ['both variables', (home) => ({ AWS_SHARED_CREDENTIALS_FILE: home.path('.aws/config') })],
  ['a symlink', (home) => linked(() => symlinkSync('config', home.path('.aws/credentials')))],
  ['a hard link', (home) => linked(() => linkSync(home.path('.aws/config'), home.path('.aws/credentials')))],
]

function linked(link: () => void): NodeJS.ProcessEnv {
  link()
  return {}
}

describe.each(HOMES)('config and credentials are one file, by %s', (_, unite) => {
  const open = () => {
    const home = makeHome({ config: TEXT })
    const environment = readEnvironment({ ...home.env, ...unite(home) }, process.platform, home.dir)
    const read = () => readHome(environment)
    const write = (edit: Edit) =>
      save(environment.files, planEdit(read().profileIndex.profiles.documents, edit))
    return { home, read, write }
  }

  it('an edit is whole, and its way back', async () => {
    const { home, write } = open()
    const written = await write(rename)
    expect(home.read('.aws/config')).toBe(RENAMED)
    if (written.type !== 'written') throw new Error(JSON.stringify(written))
    expect(await write(restoreEdit(written.after, written.before, true))).toMatchObject({ type: 'written' })
    expect(home.read('.aws/config')).toBe(TEXT)
    expect(await write(restoreEdit(written.before, written.after, true))).toMatchObject({ type: 'written' })
    expect(home.read('.aws/config')).toBe(RENAMED)
    expect(readdirSync(home.path('.aws')).filter((each) => each.startsWith('.'))).toEqual([])
  })

  it('the way back keeps what others have added since', async () => {
    const { home, write } = open()
    const written = await write(rename)
    if (written.type !== 'written') throw new Error(JSON.stringify(written))
    home.write('.aws/config', `# theirs\n${RENAMED}`)
    expect(await write(restoreEdit(written.after, written.before, true))).toMatchObject({ type: 'written' })
    expect(home.read('.aws/config')).toBe(`# theirs\n${TEXT}`)
  })

  it.each<[string, Edit, string]>([
    [
      'a new profile with keys',
      {
        type: 'add',
        target: profile('new'),
        settings: [
          ['region', 'b'],
          ['aws_access_key_id', 'B'],
        ],
      },
      `${TEXT}[profile new]\nregion = b\n[new]\naws_access_key_id = B\n`,
    ],
    ['a deletion', { type: 'remove', target: profile('dev') }, '[profile other]\nsource_profile = dev\n'],
    [
      'a copy',
      { type: 'duplicate', target: profile('dev'), to: 'copy' },
      `${TEXT}[profile copy]\nregion = a\n[copy]\naws_access_key_id = A\n`,
    ],
  ])('%s is whole', async (_what, edit, wanted) => {
    const { home, write } = open()
    expect(await write(edit)).toMatchObject({ type: 'written' })
    expect(home.read('.aws/config')).toBe(wanted)
  })

  it('the diff shows each line once', () => {
    const { documents } = open().read().profileIndex.profiles
    const after = applyEdit(documents, rename).documents
    const lines = lineDiff(documents, after ?? documents).filter(({ sign }) => sign === '+')
    expect(lines.map(({ text }) => text)).toEqual(['[profile test]', '[test]', 'source_profile = test'])
  })
})

it('two files with the same text are two', async () => {
  const home = makeHome({ config: TEXT, credentials: TEXT })
  const environment = readEnvironment(home.env, process.platform, home.dir)
  const { documents } = readHome(environment).profileIndex.profiles
  await save(environment.files, planEdit(documents, { ...rename, target: profile('other') }))
  expect([home.read('.aws/config'), home.read('.aws/credentials')]).toEqual([
    TEXT.replace('other', 'test'),
    TEXT,
  ])
})
