import { describe, expect, it } from 'vitest'
import { type MemoryDashboard, openMemoryDashboard } from '../../support/state/memory-dashboard.ts'
import { mfaWanted } from '../../support/state/mfa-wanted.ts'

const CONFIG = '[profile dev]\nregion = eu-west-1\nrole_session_name = me\n'
const KEYS = '[dev]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = wJalrXUtnFEMIK7MDENG\n'

const texts = ({ state }: MemoryDashboard) => {
  const { overlay } = state()
  return overlay?.type === 'form' ? overlay.fields.map(({ field }) => field.text) : []
}

async function process(dashboard: MemoryDashboard): Promise<void> {
  await dashboard.press('n', ...'External', 'enter')
}

/** The details of `dev`, with the cursor on the first setting. */
async function onSettings(): Promise<MemoryDashboard> {
  const dashboard = openMemoryDashboard({ config: CONFIG, credentials: KEYS })
  await dashboard.press('enter')
  return dashboard
}

/** Moves the cursor of the details to a setting. */
async function moveTo(dashboard: MemoryDashboard, key: string): Promise<void> {
  const { profileIndex } = dashboard.state()
  const entry = profileIndex.entryOf('dev')
  const at = entry?.profile.settings.findIndex((each) => each.key === key) ?? 0
  await dashboard.press('g', ...Array<string>((entry?.chain.links.length ?? 0) + at).fill('down'))
}

describe('what was typed into a form', () => {
  it('is given back when the form is opened again, until it is written', async () => {
    const dashboard = openMemoryDashboard()
    await process(dashboard)
    await dashboard.press(...'new', 'enter', ...'/bin/x', 'esc')
    expect(dashboard.state().overlay).toBeNull()
    expect(dashboard.state().notice?.text).toContain('when you open this again')
    await process(dashboard)
    expect(texts(dashboard)).toEqual(['new', '/bin/x', '', ''])
    expect(dashboard.picture()).toContain('Kept from last time: Profile name, Credential process.')
    await dashboard.press('enter', 'enter', 'enter', 'enter', 'enter')
    expect(dashboard.files.config).toContain('[profile new]')
    await process(dashboard)
    expect(texts(dashboard)).toEqual(['', '', '', ''])
  })

  it('is kept after Esc in the diff and in the form', async () => {
    const dashboard = openMemoryDashboard()
    await process(dashboard)
    await dashboard.press(...'new', 'enter', ...'/bin/x', 'enter', 'enter', 'enter', 'esc', 'esc')
    await process(dashboard)
    expect(texts(dashboard)).toEqual(['new', '/bin/x', '', ''])
  })

  it('keeps hidden what was hidden', async () => {
    const secret = 'X+pdo9Q0uebrcLOfvgGbL/4mGuh6twAVbENP5IG6'
    const dashboard = openMemoryDashboard()
    await process(dashboard)
    await dashboard.press('down')
    dashboard.paste(secret)
    await dashboard.press('backspace', 'backspace', 'esc')
    await process(dashboard)
    expect(texts(dashboard)[1]).toBe(secret.slice(0, -2))
    expect(dashboard.picture()).not.toContain(secret.slice(0, 8))
    await dashboard.press('down')
    expect(dashboard.picture()).not.toContain(secret.slice(0, 8))
  })

  it('is of that form alone', async () => {
    const dashboard = openMemoryDashboard({ config: CONFIG })
    await process(dashboard)
    await dashboard.press(...'new', 'esc', 'n', ...'Web', 'enter')
    expect(texts(dashboard)[0]).toBe('')
    await dashboard.press('esc', 'R', 'x', 'esc', 'D')
    expect(texts(dashboard)).toEqual(['dev-copy'])
    await dashboard.press('esc', 'R')
    expect(texts(dashboard)).toEqual(['devx'])
  })

  it('leaves nothing where nothing was typed, or all was taken back', async () => {
    const dashboard = openMemoryDashboard()
    await process(dashboard)
    await dashboard.press('x', 'backspace', 'esc')
    expect(dashboard.state().drafts.size).toBe(0)
    expect(dashboard.state().notice).toBeNull()
  })

  it('goes with Ctrl-G, which leaves the form as it was opened at first', async () => {
    const dashboard = openMemoryDashboard({ config: CONFIG })
    await dashboard.press('R', 'x', 'esc', 'R', 'ctrl+g')
    expect(texts(dashboard)).toEqual(['dev'])
    expect(dashboard.picture()).not.toContain('Ctrl-G')
    await dashboard.press('esc')
    expect(dashboard.state().drafts.size).toBe(0)
  })

  it('is no MFA code', async () => {
    const dashboard = openMemoryDashboard({ config: CONFIG })
    await dashboard.press('c')
    dashboard.dispatch(mfaWanted(1))
    await dashboard.press('1', '2', 'esc')
    expect(dashboard.state().drafts.size).toBe(0)
  })
})

it('a form says that it was given back for as long as it is open, also after its diff', async () => {
  const dashboard = openMemoryDashboard()
  const line = 'Kept from last time: Profile name. Ctrl-G begins anew.'
  await process(dashboard)
  expect(dashboard.picture()).not.toContain('Kept from last time')
  await dashboard.press(...'new', 'esc')
  await process(dashboard)
  expect(dashboard.picture()).toContain(line)
  expect(dashboard.picture()).toContain('Ctrl-G begin anew')
  await dashboard.press('enter', ...'/bin/x', 'enter', 'enter', 'enter')
  expect(dashboard.picture()).not.toContain('Ctrl-G')
  await dashboard.press('esc')
  expect(dashboard.picture()).toContain(line)
})

describe('what was typed into a value in place', () => {
  it('is given back for this setting', async () => {
    const dashboard = await onSettings()
    await moveTo(dashboard, 'role_session_name')
    await dashboard.press('e', 'x', 'y', 'esc')
    await dashboard.press('e')
    expect(dashboard.state().editing?.field.text).toBe('mexy')
    await dashboard.press('enter')
    expect(dashboard.files.config).toContain('role_session_name = mexy\n')
    await dashboard.press('e')
    expect(dashboard.state().editing?.field.text).toBe('mexy')
    expect(dashboard.state().drafts.size).toBe(0)
  })

  it('is given back where the setting is new', async () => {
    const dashboard = await onSettings()
    const add = async () => dashboard.press('a', ...'external_id', 'enter')
    await add()
    await dashboard.press(...'abc', 'esc')
    await add()
    expect(dashboard.state().editing?.field.text).toBe('abc')
  })

  it('is given back by a menu if it was none of its items', async () => {
    const dashboard = await onSettings()
    await moveTo(dashboard, 'region')
    await dashboard.press('e', ...'xx-moon-1', 'esc', 'e')
    expect(dashboard.state().overlay).toMatchObject({ type: 'menu', field: { text: 'xx-moon-1' } })
    await dashboard.press('ctrl+u', ...'eu-', 'esc', 'e')
    expect(dashboard.state().overlay).toMatchObject({ type: 'menu', field: { text: '' } })
  })

  it('is not kept of a secret: its field begins empty', async () => {
    const dashboard = await onSettings()
    await moveTo(dashboard, 'aws_secret_access_key')
    await dashboard.press('e', ...'half', 'esc', 'e')
    expect(dashboard.state().editing?.field.text).toBe('')
  })

  it('is kept when its section leaves the screen', async () => {
    const dashboard = await onSettings()
    await moveTo(dashboard, 'role_session_name')
    await dashboard.press('e', 'x')
    dashboard.files = { config: '[profile other]\nregion = eu-west-1\n', credentials: '' }
    dashboard.dispatch('reload')
    expect(dashboard.state().editing).toBeNull()
    expect(dashboard.state().drafts.size).toBe(1)
  })
})
