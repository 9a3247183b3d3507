import { describe, expect, it } from 'vitest'
import type { State } from '../../../src/app/state.ts'
import { openMemoryDashboard } from '../../support/state/memory-dashboard.ts'
import { overlayOf } from '../../support/state/overlay.ts'
import { makeState, play } from '../../support/state/state.ts'

const CONFIG = `[profile dev]
region = us-east-1
[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Developer
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1
`
const CREDENTIALS = `# mine
[dev]
aws_access_key_id = ASIAOLDOLDOLDEXAMPLE
aws_secret_access_key = old/wJalrXUtnFEMI/K7MDENG/EXAMPLEKEY
aws_session_token = old-token-EXAMPLE
x_security_token_expires = 2026-11-23T10:00:00Z

[other]
aws_access_key_id = AKIAOTHEROTHEREXAMPL
aws_secret_access_key = other/wJalrXUtnFEMI/MDENG/EXAMPLEKEY
`
const EXPORTS = `export AWS_ACCESS_KEY_ID="ASIANEWNEWNEWEXAMPLE"
export AWS_SECRET_ACCESS_KEY="new/wJalrXUtnFEMI/K7MDENG/EXAMPLEKEY"
export AWS_SESSION_TOKEN="new-token-EXAMPLE"
`
const block = (name: string) => `[${name}]
aws_access_key_id = ASIANEWNEWNEWEXAMPLE
aws_secret_access_key = new/wJalrXUtnFEMI/K7MDENG/EXAMPLEKEY
aws_session_token = new-token-EXAMPLE
`
const pasted = (text: string) => ({ type: 'pasted', text }) as const
const files = { config: CONFIG, credentials: CREDENTIALS }
const on = (selected: string): State => ({ ...makeState(files), selected, heading: null })
const confirmOf = (state: State) => overlayOf(state, 'confirm')

describe('a credential block', () => {
  it('pasted onto a profile replaces its keys, after the diff, in one change', async () => {
    const dashboard = openMemoryDashboard(files)
    expect(dashboard.state().selected).toBe('dev')
    dashboard.dispatch(pasted(EXPORTS))
    expect(dashboard.files.credentials).toBe(CREDENTIALS)
    const picture = dashboard.picture()
    expect(picture).toContain('Replace the keys of dev')
    expect(picture).toContain('- aws_access_key_id = ****************MPLE')
    expect(picture).not.toMatch(/wJalrXUtnFEMI|new-token|old-token/)
    await dashboard.press('enter')
    expect(dashboard.state().notice?.text).toBe('keys of dev replaced.  u undoes')
    expect(dashboard.files.credentials).toBe(
      CREDENTIALS.replace('ASIAOLDOLDOLD', 'ASIANEWNEWNEW')
        .replace('= old/', '= new/')
        .replace('old-token', 'new-token')
        .replace(/x_security.*\n/, ''),
    )
    expect(dashboard.files.config).toBe(CONFIG)
    await dashboard.press('u', 'enter')
    expect(dashboard.files.credentials).toBe(CREDENTIALS)
  })

  it('is taken back by Esc', async () => {
    const dashboard = openMemoryDashboard(files)
    dashboard.dispatch(pasted(EXPORTS))
    await dashboard.press('esc')
    expect([dashboard.state().overlay, dashboard.files]).toEqual([null, files])
  })

  it('is for the profile that it names, if there is one', () => {
    expect(confirmOf(play(on('dev'), pasted(block('other')))).title).toBe('Replace the keys of other')
    const stranger = confirmOf(play(on('dev'), pasted(block('111122223333_Admin'))))
    expect(stranger.title).toBe('Replace the keys of dev')
    expect(stranger.notes.join()).toContain('The block names 111122223333_Admin')
  })

  it('says so where tools would not use its keys', () => {
    const { title, notes } = confirmOf(play(on('sso'), pasted(EXPORTS)))
    expect(title).toBe('Add keys to sso')
    expect(notes).toEqual(['sso stays a profile of kind sso-session, so tools do not use these keys.'])
  })

  it('is used by a role of its own profile', () => {
    const config = `[profile own]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = own\n`
    const state = {
      ...makeState({ config, credentials: CREDENTIALS.replace('[dev]', '[own]') }),
      selected: 'own',
    }
    expect(confirmOf(play(state, pasted(EXPORTS))).notes).toEqual([])
  })

  it('that is known already asks nothing', () => {
    const known = block('other').replace(/ = .*/g, (value) =>
      value.includes('ASIANEW') ? ' = AKIAOTHEROTHEREXAMPL' : value,
    )
    const same = known
      .replace(/= new\/.*/, '= other/wJalrXUtnFEMI/MDENG/EXAMPLEKEY')
      .replace(/aws_session.*\n/, '')
    const state = play(on('dev'), pasted(same))
    expect([state.overlay, state.notice?.text]).toEqual([null, 'other has these keys already.'])
  })

  it.each([
    ['the filter', ['filter'], null],
    ['a menu', ['new-profile'], 'menu'],
    ['help', ['help'], 'help'],
    ['a value', ['open-details', 'down', 'down', 'down', 'edit'], null],
  ] as const)('is not text for %s, which Esc goes back to', (_, intents, back) => {
    const open = play(on('dev'), ...intents)
    const asked = play(open, pasted(EXPORTS))
    expect(confirmOf(asked).title).toBe('Replace the keys of dev')
    const left = play(asked, 'back')
    expect(left.overlay?.type ?? null).toBe(back)
    expect([left.filter, left.editing]).toEqual([open.filter, open.editing])
  })

  it('without a profile to paste it onto asks for one', async () => {
    const dashboard = openMemoryDashboard({
      config: '[sso-session a]\nsso_region = us-east-1\n',
      preferences: { group: 'session' },
    })
    dashboard.dispatch(pasted(EXPORTS))
    await dashboard.type('fresh')
    await dashboard.press('enter')
    expect(confirmOf(dashboard.state()).title).toBe('Import 1 profile')
    await dashboard.press('enter')
    expect(dashboard.files.credentials).toContain('[fresh]\naws_access_key_id = ASIANEWNEWNEWEXAMPLE\n')
  })

  it('is refused while nothing can be written', () => {
    const dashboard = openMemoryDashboard({ ...files, isReadOnly: true })
    dashboard.dispatch(pasted(EXPORTS))
    expect(dashboard.state().overlay).toBeNull()
    expect(dashboard.state().notice?.text).toContain('--read-only')
  })
})

describe('other text', () => {
  it('is for a field that is open', () => {
    expect(play(on('dev'), 'filter', pasted('oth')).filter.text).toBe('oth')
    const menu = play(on('dev'), 'new-profile', pasted('process'))
    expect(overlayOf(menu, 'menu').field.text).toBe('process')
    expect(play(on('dev'), 'filter', pasted('[a]\nregion = x\n')).filter.text).toBe('[a] region = x')
  })

  it('is passed over where there is none', () => {
    const state = play(on('dev'), pasted('jjq'))
    expect(state.notice?.text).toBe('The pasted text was passed over: no field is open.')
    expect(state.selected).toBe('dev')
  })

  it('with a part of the keys says what is missing', () => {
    const state = play(on('dev'), pasted('export AWS_ACCESS_KEY_ID=ASIANEWNEWNEWEXAMPLE'))
    expect(state.overlay).toBeNull()
    expect(state.notice?.text).toMatch(/^The pasted text sets no aws_secret_access_key/)
  })

  it('of several profiles is an import', () => {
    const state = play(on('dev'), pasted(`${block('x')}${block('y')}`))
    expect(confirmOf(state).title).toBe('Import 2 profiles')
  })
})
