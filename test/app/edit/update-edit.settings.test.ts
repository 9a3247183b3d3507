import { describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../../support/desk.ts'

const CONFIG = '[profile dev]\nregion = eu-west-1\nrole_session_name = me\n'
const CREDENTIALS =
  '[dev]\naws_access_key_id = AKIAEXAMPLE7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMIK7MDENGbPxRfiCYSECRETTAIL\n'

/** Goes to the line of a setting in the details. */
async function at(desk: Desk, key: string): Promise<Desk> {
  if (desk.state().focus === 'list') await desk.press('enter')
  await desk.press('g')
  for (let moves = 0; moves < 40; moves++) {
    if (desk.picture().includes('…')) throw new Error('too narrow to look for a key')
    const row = selected(desk)
    if (row.includes(` ${key} `)) return desk
    await desk.press('down')
  }
  throw new Error(`no line with ${key}:\n${desk.picture()}`)
}

/** The setting that the cursor of the details stands on. */
function selected(desk: Desk): string {
  const { detail, profileIndex, selected: name } = desk.state()
  const entry = profileIndex.entryOf(name ?? '')
  const links = entry?.chain.links.length ?? 0
  return ` ${entry?.profile.settings[detail - links]?.key ?? ''} `
}

const open = (more = {}) =>
  openDesk({ config: CONFIG, credentials: CREDENTIALS, columns: 200, rows: 60, ...more })

describe('a value in place', () => {
  it('is a text field on its own line; Enter saves it, and only its line changes', async () => {
    const desk = await at(open(), 'role_session_name')
    await desk.press('e')
    expect(desk.state().editing).toMatchObject({ key: 'role_session_name', field: { text: 'me', cursor: 2 } })
    await desk.press('ctrl+u', ...'you', 'enter')
    expect(desk.files.config).toBe(CONFIG.replace('= me', '= you'))
    expect(desk.state().editing).toBeNull()
    expect(desk.state().notice?.text).toBe('role_session_name set.  u undoes')
  })

  it('Esc leaves it as it was', async () => {
    const desk = await at(open(), 'role_session_name')
    await desk.press('enter', 'x', 'esc')
    expect(desk.state().editing).toBeNull()
    expect(desk.files.config).toBe(CONFIG)
    expect(desk.effects.filter((each) => each.type === 'save')).toEqual([])
  })

  it('tells what is wrong while it is typed, and saves what only the tools will not take', async () => {
    const desk = await at(open(), 'role_session_name')
    await desk.press('e', ' ', '!')
    expect(desk.picture()).toContain('can contain only letters')
    await desk.press('enter')
    expect(desk.files.config).toContain('role_session_name = me !\n')
  })

  it('that would not be read back is refused, and the field stays open', async () => {
    const desk = await at(open(), 'role_session_name')
    await desk.press('e', ' ', '#', 'x')
    expect(desk.picture()).toContain('the SDKs would end the value')
    await desk.press('enter')
    expect(desk.files.config).toBe(CONFIG)
    expect(desk.state().editing?.field.text).toBe('me #x')
    expect(desk.state().notice).toMatchObject({
      tone: 'warning',
      text: expect.stringMatching(/^Not written: the SDKs/),
    })
  })

  it('that is the same is no change', async () => {
    const desk = await at(open(), 'role_session_name')
    await desk.press('e', 'enter')
    expect(desk.state().notice?.text).toBe('Nothing would change.')
  })

  it('pasted line breaks become blanks', async () => {
    const desk = await at(open(), 'role_session_name')
    await desk.press('e', 'ctrl+u')
    desk.paste('a\r\nb')
    expect(desk.state().editing?.field.text).toBe('a b')
  })

  it('of several lines is left to the editor', async () => {
    const desk = await at(
      open({ config: '[profile dev]\ncredential_process = a\n  b\n' }),
      'credential_process',
    )
    await desk.press('e')
    expect(desk.state().editing).toBeNull()
    expect(desk.state().notice?.text).toMatch(/several lines/)
  })

  it('on a line that is no setting says how to get to one', async () => {
    const desk = open()
    await desk.press('enter', 'g', 'e')
    expect(desk.state().notice?.text).toMatch(/Move to a setting/)
  })
})

describe('a secret', () => {
  it('is masked while it is typed, and its change is shown before it is written', async () => {
    const desk = await at(open(), 'aws_secret_access_key')
    await desk.press('e', 'ctrl+u', ...'NEWSECRETNEWSECRETTAIL')
    expect(desk.picture()).not.toContain('NEWSECRET')
    await desk.press('enter')
    expect(desk.files.credentials).toBe(CREDENTIALS)
    expect(desk.state().overlay).toMatchObject({ type: 'confirm' })
    expect(desk.picture()).toContain('- aws_secret_access_key = ****************TAIL')
    expect(desk.picture()).toContain('+ aws_secret_access_key = ****************TAIL')
    expect(desk.picture()).not.toContain('NEWSECRET')
    await desk.press('enter')
    expect(desk.files.credentials).toContain('aws_secret_access_key = NEWSECRETNEWSECRETTAIL\n')
    expect(desk.picture()).not.toContain('NEWSECRET')
  })

  it('begins empty: what is typed behind one that nobody sees would make a third', async () => {
    const desk = await at(open(), 'aws_secret_access_key')
    await desk.press('e')
    expect(desk.picture()).toContain('Esc keeps the old')
    await desk.press('enter')
    expect(desk.state()).toMatchObject({ editing: null, overlay: null })
    expect(desk.files.credentials).toBe(CREDENTIALS)
  })

  it('Esc in the diff goes back to the field', async () => {
    const desk = await at(open(), 'aws_secret_access_key')
    await desk.press('e', 'x', 'enter', 'esc')
    expect(desk.state().overlay).toBeNull()
    expect(desk.state().editing?.field.text).toBe('x')
    await desk.press('enter', 'n')
    expect(desk.files.credentials).toBe(CREDENTIALS)
  })

  it('v shows it for some seconds', async () => {
    const desk = await at(open(), 'aws_secret_access_key')
    await desk.press('v')
    expect(desk.picture()).toContain('wJalrXUtnFEMIK7MDENGbPxRfiCYSECRETTAIL')
    const until = desk.state().revealed?.until ?? 0
    desk.dispatch({ type: 'tick', now: until - 1 })
    expect(desk.picture()).toContain('SECRETTAIL')
    desk.dispatch({ type: 'tick', now: until })
    expect(desk.picture()).not.toContain('SECRETTAIL')
  })

  it('v hides it again, and so does another profile', async () => {
    const desk = await at(open(), 'aws_secret_access_key')
    await desk.press('v', 'v')
    expect(desk.picture()).not.toContain('SECRETTAIL')
    await desk.press('v')
    desk.files = { ...desk.files, config: `${desk.files.config}[profile next]\n` }
    await desk.press('r', 'h', 'G', 'k')
    expect(desk.state().revealed).toBeNull()
  })

  it('v on another line says that there is none', async () => {
    const desk = await at(open(), 'region')
    await desk.press('v')
    expect(desk.state().notice?.text).toMatch(/no secret on this line/)
  })

  it('under a key in capitals is one too', async () => {
    const desk = open()
    await desk.press('enter', 'a', ...'MY_SECRET', 'enter', ...'hunter2')
    expect(desk.state().editing?.key).toBe('MY_SECRET')
    expect(desk.picture()).not.toContain('hunter2')
  })
})

describe('a choice', () => {
  it('stands on the value of now; type-ahead narrows it; Enter takes it', async () => {
    const desk = await at(open(), 'region')
    await desk.press('e')
    const { overlay } = desk.state()
    expect(overlay?.type === 'menu' && overlay.items[overlay.at]).toMatchObject({
      id: 'eu-west-1',
      note: 'now',
    })
    await desk.press(...'ap-southeast-2', 'enter')
    expect(desk.files.config).toBe(CONFIG.replace('eu-west-1', 'ap-southeast-2'))
    expect(desk.state().overlay).toBeNull()
  })

  it('takes free text too', async () => {
    const desk = await at(open(), 'region')
    await desk.press('e', ...'xx-moon-1')
    expect(desk.picture()).toContain('as typed')
    await desk.press('enter')
    expect(desk.files.config).toContain('region = xx-moon-1\n')
  })

  it('of profiles takes the very name that was typed before a longer one', async () => {
    const config =
      '[profile dev-admin]\ncredential_process = a\n[profile dev]\ncredential_process = a\n[profile x]\nrole_arn = a\nsource_profile = dev-admin\n'
    const desk = openDesk({ config, columns: 200, rows: 60 })
    await desk.press('G')
    await at(desk, 'source_profile')
    await desk.press('e', ...'dev', 'enter')
    expect(desk.files.config).toContain('source_profile = dev\n')
  })

  it('offers no source that would close a circle or has nothing to give', async () => {
    const config =
      '[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = c\n[profile c]\ncredential_process = x\n[profile d]\nregion = x\n[profile e]\nsource_profile = f\n[profile f]\nsource_profile = e\n'
    const desk = openDesk({ config, columns: 200, rows: 60 })
    await at(desk, 'source_profile')
    await desk.press('e')
    const { overlay } = desk.state()
    expect(overlay?.type === 'menu' && overlay.items.map((each) => each.id)).toEqual(['b', 'c'])
  })
})

describe('adding and removing', () => {
  it('a offers what is missing, with its meaning, and opens its field', async () => {
    const desk = open()
    await desk.press('enter', 'a')
    const { overlay } = desk.state()
    const items = overlay?.type === 'menu' ? overlay.items : []
    expect(items.map((each) => each.id)).toContain('output')
    expect(items.map((each) => each.id)).not.toContain('region')
    expect(items.every((each) => each.note !== '')).toBe(true)
    await desk.press(...'external_id', 'enter')
    expect(desk.state().editing).toMatchObject({ key: 'external_id', field: { text: '' } })
    await desk.press(...'abc', 'enter')
    expect(desk.files.config).toBe(`${CONFIG}external_id = abc\n`)
  })

  it('a setting with known values offers them at once', async () => {
    const desk = open()
    await desk.press('enter', 'a', ...'output', 'enter', ...'yaml-stream', 'enter')
    expect(desk.files.config).toBe(`${CONFIG}output = yaml-stream\n`)
  })

  it('a key of the user’s own is taken as typed, a bad one is refused', async () => {
    const desk = open()
    await desk.press('enter', 'a', ...'granted_x', 'enter', 'y', 'enter')
    expect(desk.files.config).toBe(`${CONFIG}granted_x = y\n`)
    await desk.press('a', ...'bad key!', 'enter', 'y', 'enter')
    expect(desk.state().notice?.text).toMatch(/a key can contain only letters/)
  })

  it('x removes one line at once, a secret after asking', async () => {
    const desk = await at(open(), 'role_session_name')
    await desk.press('x')
    expect(desk.files.config).toBe('[profile dev]\nregion = eu-west-1\n')
    await at(desk, 'aws_secret_access_key')
    await desk.press('x')
    expect(desk.files.credentials).toBe(CREDENTIALS)
    await desk.press('y')
    expect(desk.files.credentials).toBe('[dev]\naws_access_key_id = AKIAEXAMPLE7EXAMPLE\n')
  })
})
