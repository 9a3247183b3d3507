import { describe, expect, it } from 'vitest'
import type { State } from '../../../src/app/state.ts'
import { update } from '../../../src/app/update.ts'
import { openMemoryDashboard } from '../../support/state/memory-dashboard.ts'
import { overlayOf } from '../../support/state/overlay.ts'
import { pictureOf } from '../../support/state/picture.ts'
import { makeState, play, typed } from '../../support/state/state.ts'

const CONFIG = `[profile dev]
region = us-east-1
[profile ops]
region = us-west-2
`
const OTHERS = `[profile dev]
region = eu-west-1
[profile fresh]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Developer
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
`
const CSV = 'Access key ID,Secret access key\nAKIANEWNEWNEWEXAMPLE,new/wJalrXUtnFEMI/K7MDENG/EXAMPLEKEY\n'

const state = makeState({ config: CONFIG })
const asked = (path: string) => play(state, 'import-profiles', typed(path), 'accept')
const read = (text: string, path = 'other-config', attempt = 1) =>
  ({ type: 'import-read', attempt, path, read: { text } }) as const
const refusalOf = (of: State) => overlayOf(of, 'form').refusal

describe('I', () => {
  it('has the named file read', () => {
    const open = play(state, 'import-profiles', typed(' ~/other-config '))
    const { state: waiting, effects } = update(open, { type: 'intent', intent: 'accept' })
    expect(effects).toEqual([{ type: 'read-import', attempt: 1, path: '~/other-config' }])
    expect(overlayOf(waiting, 'form').title).toBe('Import profiles')
    expect(refusalOf(play(state, 'import-profiles', 'accept'))).toBe('File is required.')
  })

  it('says why a file is not imported, and takes another name', () => {
    const unreadable = play(asked('x'), {
      type: 'import-read',
      attempt: 1,
      path: 'x',
      read: { unreadable: 'there is no such file' },
    })
    expect(refusalOf(unreadable)).toBe('Cannot read x: there is no such file.')
    expect(refusalOf(play(asked('x'), read('hello', 'x')))).toBe(
      'x holds no profile, no access-key CSV and no lines that set credentials.',
    )
    expect(overlayOf(play(unreadable, typed('y'), 'accept'), 'form')).toMatchObject({
      refusal: null,
      purpose: { attempt: 2 },
    })
  })

  it('ignores what comes late', () => {
    const closed = play(asked('x'), 'back')
    expect(play(closed, read(OTHERS))).toEqual(closed)
    const again = play(closed, 'import-profiles', typed('y'), 'accept')
    expect(play(again, read(OTHERS))).toEqual(again)
  })

  it('takes a paste of what is to be imported, and a name that is pasted', () => {
    const open = play(state, 'import-profiles')
    expect(overlayOf(play(open, typed(OTHERS)), 'menu').title).toContain('dev stands in your files')
    expect(overlayOf(play(open, typed('/tmp/file')), 'form').fields[0]?.field.text).toBe('/tmp/file')
    expect(refusalOf(play(open, typed('one\ntwo')))).toMatch(/^The pasted text holds no profile/)
  })

  it('asks whose keys those without a name are, beginning with the user for whom the console named the file', () => {
    const named = play(asked('x'), read(CSV, '/tmp/mary_accessKeys.csv'))
    expect(overlayOf(named, 'form')).toMatchObject({
      title: 'Import keys',
      fields: [{ key: 'name', field: { text: '' } }],
    })
    expect(pictureOf(named).join('\n')).toMatch(/Profile name \* +mary /)
    expect(overlayOf(play(named, 'accept'), 'confirm').title).toBe('Import 1 profile')
    expect(overlayOf(play(named, 'accept', 'back', 'back'), 'form').title).toBe('Import profiles')
    expect(pictureOf(play(asked('x'), read(CSV, 'keys.csv'))).join('\n')).toMatch(/Profile name \* +keys /)
  })
})

describe('pasted keys without a name', () => {
  const PASTE =
    'export AWS_ACCESS_KEY_ID=AKIANEWNEWNEWEXAMPLE\nexport AWS_SECRET_ACCESS_KEY=new/wJalrXUtnFEMI/K7MDENG/bPxRfiEXAMPLEKEY\n'
  const TOKEN = `${PASTE}export AWS_SESSION_TOKEN=new-session-token-EXAMPLE\n`
  const config = `${CONFIG}[profile portal]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Dev
${OTHERS.slice(OTHERS.indexOf('[sso-session'))}`
  const credentials =
    '[old]\naws_access_key_id = AKIAOLDOLDOLDEXAMPLE\naws_secret_access_key = old/wJalrXUtnFEMI/K7MDENG/bPxRfiEXAMPLEKEY\n'
  const pastedOn = async (selected: string, text = PASTE) => {
    const dashboard = openMemoryDashboard({ config, credentials })
    const names = dashboard.state().profileIndex.entries.map(({ profile }) => profile.name)
    await dashboard.press(...Array.from({ length: names.indexOf(selected) }, () => 'down'), 'I')
    expect(dashboard.state().selected).toBe(selected)
    dashboard.paste(text)
    return dashboard
  }

  it.each([
    ['old', PASTE, 'old', 'old exists with other keys: Enter asks whether to replace them'],
    ['dev', PASTE, 'dev', 'dev exists: Enter shows these keys added to it'],
    ['portal', PASTE, 'keys', 'Enter takes it, typing replaces it'],
    ['portal', TOKEN, 'temporary', 'Enter takes it, typing replaces it'],
  ])('on %s, a name is proposed that suits them', async (selected, text, name, advice) => {
    const dashboard = await pastedOn(selected, text)
    expect(dashboard.picture()).toMatch(new RegExp(`Profile name \\* +${name} `))
    expect(dashboard.picture()).toContain(advice)
  })

  it('typing replaces the proposal', async () => {
    const dashboard = await pastedOn('old')
    await dashboard.type('fresh')
    expect(overlayOf(dashboard.state(), 'form').fields[0]?.field.text).toBe('fresh')
    await dashboard.press('enter', 'enter')
    expect(dashboard.files.credentials).toContain('[fresh]\naws_access_key_id = AKIANEWNEWNEWEXAMPLE\n')
  })

  it('the name of a profile of another kind is taken only after it was said', async () => {
    const dashboard = await pastedOn('portal')
    await dashboard.type('portal')
    expect(dashboard.picture().replace(/[\s│]+/g, ' ')).toContain(
      'portal exists and is a profile of kind sso-session: Enter asks whether to add the keys to it or to take another name',
    )
    await dashboard.press('enter')
    expect(overlayOf(dashboard.state(), 'menu').items.map(({ id }) => id)).toEqual(['replace', 'rename'])
    expect(dashboard.files).toEqual({ config, credentials })
  })
})

describe('a name that stands in the files with other settings', () => {
  const dashboard = async () => {
    const opened = openMemoryDashboard({ config: CONFIG })
    await opened.press('I')
    opened.paste(OTHERS)
    return opened
  }

  it.each([
    ['Replace', [], ['dev', 'ops', 'fresh'], 'region = eu-west-1', 'Import 2 profiles'],
    ['Rename', ['down'], ['dev', 'ops', 'dev-2', 'fresh'], '[profile dev-2]', 'Import 2 profiles'],
    ['Skip', ['down', 'down'], ['dev', 'ops', 'fresh'], 'region = us-east-1', 'Import 1 profile'],
  ])('%s, in one change that u undoes', async (way, keys, names, line, title) => {
    const opened = await dashboard()
    await opened.press(...keys)
    expect(opened.picture()).toMatch(new RegExp(`▸${way}`))
    await opened.press('enter')
    expect(overlayOf(opened.state(), 'confirm').title).toBe(title)
    await opened.press('enter')
    expect([...opened.files.config.matchAll(/^\[profile (.*)\]$/gm)].map(([, name]) => name).sort()).toEqual(
      [...names].sort(),
    )
    expect(opened.files.config).toContain(line)
    expect(opened.state().notice?.text).toContain('imported.  C checks all, u undoes')
    await opened.press('u', 'enter')
    expect(opened.files.config).toBe(CONFIG)
  })

  it('Esc goes back, step by step', async () => {
    const opened = await dashboard()
    await opened.press('enter', 'esc')
    expect(opened.state().overlay?.type).toBe('menu')
    await opened.press('esc')
    expect(opened.state().overlay?.type).toBe('form')
    await opened.press('esc')
    expect([opened.state().overlay, opened.files.config]).toEqual([null, CONFIG])
  })

  it('cannot be skipped if there is nothing else', () => {
    const menu = overlayOf(
      play(state, 'import-profiles', typed('[profile dev]\nregion = eu-west-1\n')),
      'menu',
    )
    expect(menu.items.map(({ id }) => id)).toEqual(['replace', 'rename'])
  })
})

it('what stands in the files as it is changes nothing', () => {
  expect(refusalOf(play(state, 'import-profiles', typed(CONFIG)))).toBe(
    'Nothing to import: all 2 profiles stand in your files already.',
  )
})

it('what cannot be taken over is told above the diff', () => {
  const odd = play(
    state,
    'import-profiles',
    typed(`${OTHERS.replace('profile dev', 'profile new')}what is this\n`),
  )
  expect(overlayOf(odd, 'confirm').notes).toEqual([
    expect.stringMatching(/^Skipped line \d+: no tool can read it\.$/),
  ])
})
