import { describe, expect, it } from 'vitest'
import { type MemoryDashboard, openMemoryDashboard } from '../../support/state/memory-dashboard.ts'

const CONFIG = '[profile dev]\nregion = eu-west-1\nrole_session_name = me\n'
const CREDENTIALS =
  '[dev]\naws_access_key_id = AKIAEXAMPLE7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMIK7MDENGbPxRfiCYSECRETTAIL\n'

/** Goes to the line of a setting in the details. */
async function at(dashboard: MemoryDashboard, key: string): Promise<MemoryDashboard> {
  if (dashboard.state().focus === 'list') await dashboard.press('enter')
  await dashboard.press('g')
  for (let moves = 0; moves < 40; moves++) {
    if (dashboard.picture().includes('…')) throw new Error('too narrow to look for a key')
    const row = selected(dashboard)
    if (row.includes(` ${key} `)) return dashboard
    await dashboard.press('down')
  }
  throw new Error(`no line with ${key}:\n${dashboard.picture()}`)
}

/** The setting that the cursor of the details stands on. */
function selected(dashboard: MemoryDashboard): string {
  const { detail, profileIndex, selected: name } = dashboard.state()
  const entry = profileIndex.entryOf(name ?? '')
  const links = entry?.chain.links.length ?? 0
  return ` ${entry?.profile.settings[detail - links]?.key ?? ''} `
}

const open = (more = {}) =>
  openMemoryDashboard({ config: CONFIG, credentials: CREDENTIALS, columns: 200, rows: 60, ...more })

describe('a value in place', () => {
  it('is a text field on its own line; Enter saves it, and only its line changes', async () => {
    const dashboard = await at(open(), 'role_session_name')
    await dashboard.press('e')
    expect(dashboard.state().editing).toMatchObject({
      key: 'role_session_name',
      field: { text: 'me', cursor: 2 },
    })
    await dashboard.press('ctrl+u', ...'you', 'enter')
    expect(dashboard.files.config).toBe(CONFIG.replace('= me', '= you'))
    expect(dashboard.state().editing).toBeNull()
    expect(dashboard.state().notice?.text).toBe('role_session_name set.  u undoes')
  })

  it('Esc leaves it as it was', async () => {
    const dashboard = await at(open(), 'role_session_name')
    await dashboard.press('enter', 'x', 'esc')
    expect(dashboard.state().editing).toBeNull()
    expect(dashboard.files.config).toBe(CONFIG)
    expect(dashboard.effects.filter((each) => each.type === 'save')).toEqual([])
  })

  it('tells what is wrong while it is typed, and saves what only the tools will not take with a second Enter', async () => {
    const dashboard = await at(open(), 'role_session_name')
    await dashboard.press('e', ' ', '!')
    expect(dashboard.picture()).toContain('can contain only letters')
    await dashboard.press('enter')
    expect(dashboard.files.config).toBe(CONFIG)
    expect(dashboard.picture()).toContain('Enter again')
    await dashboard.press('!', 'enter')
    expect(dashboard.files.config).toBe(CONFIG)
    await dashboard.press('enter')
    expect(dashboard.files.config).toContain('role_session_name = me !!\n')
  })

  it('that lint calls an error is held once, too', async () => {
    const config = '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = base\n'
    const base = '[profile base]\ncredential_process = x\n'
    const dashboard = await at(openMemoryDashboard({ config: config + base }), 'source_profile')
    await dashboard.press('e', ...'nobody', 'enter')
    expect(dashboard.state().notice?.text).toMatch(/nobody.*Enter again/)
    expect(dashboard.files.config).toBe(config + base)
    await dashboard.press('enter')
    expect(dashboard.files.config).toContain('source_profile = nobody\n')
  })

  it('that would not be read back is refused, and the field stays open', async () => {
    const dashboard = await at(open(), 'role_session_name')
    await dashboard.press('e', ' ', '#', 'x')
    expect(dashboard.picture()).toContain('the SDKs would end the value')
    await dashboard.press('enter')
    expect(dashboard.files.config).toBe(CONFIG)
    expect(dashboard.state().editing?.field.text).toBe('me #x')
    expect(dashboard.state().notice).toMatchObject({
      tone: 'warning',
      text: expect.stringMatching(/^Not written: the SDKs/),
    })
  })

  it('that is the same is no change', async () => {
    const dashboard = await at(open(), 'role_session_name')
    await dashboard.press('e', 'enter')
    expect(dashboard.state().notice?.text).toBe('Nothing would change.')
  })

  it('pasted line breaks become blanks', async () => {
    const dashboard = await at(open(), 'role_session_name')
    await dashboard.press('e', 'ctrl+u')
    dashboard.paste('a\r\nb')
    expect(dashboard.state().editing?.field.text).toBe('a b')
  })

  it('of several lines is left to the editor', async () => {
    const dashboard = await at(
      open({ config: '[profile dev]\ncredential_process = a\n  b\n' }),
      'credential_process',
    )
    await dashboard.press('e')
    expect(dashboard.state().editing).toBeNull()
    expect(dashboard.state().notice?.text).toMatch(/several lines/)
  })

  it('on a line that is no setting says how to get to one', async () => {
    const dashboard = open()
    await dashboard.press('enter', 'g', 'e')
    expect(dashboard.state().notice?.text).toMatch(/Move to a setting/)
  })
})

describe('a value with a secret in it', () => {
  const config =
    '[profile dev]\ncredential_process = tool --password hunter2 --region x\nproxy_url = http://me:hunter2@proxy:8080\n'

  it('shows everything but the secret, until v', async () => {
    const dashboard = await at(open({ config }), 'credential_process')
    expect(dashboard.picture()).toContain(`tool --password ${'*'.repeat(16)} --region x`)
    expect(dashboard.picture()).toContain(`http://${'*'.repeat(16)}:${'*'.repeat(16)}@proxy:8080`)
    expect(dashboard.picture()).not.toContain('hunter2')
    await dashboard.press('v')
    expect(dashboard.picture()).toContain('tool --password hunter2 --region x')
    expect(dashboard.picture()).not.toContain('me:hunter2')
  })

  it('is edited as it is, the secret as stars, and its change is shown before it is written', async () => {
    const dashboard = await at(open({ config }), 'credential_process')
    await dashboard.press('e')
    expect(dashboard.state().editing?.field.text).toBe('tool --password hunter2 --region x')
    expect(dashboard.picture()).toContain(`tool --password ${'*'.repeat(7)} --region x`)
    await dashboard.press('backspace', ...'us', 'enter')
    expect(dashboard.picture()).toContain('--region us')
    expect(dashboard.picture()).not.toContain('tool --password hunter2')
    await dashboard.press('enter')
    expect(dashboard.files.config).toBe(config.replace('--region x', '--region us'))
  })

  it('that is left as it is stays as it is', async () => {
    const dashboard = await at(open({ config }), 'proxy_url')
    await dashboard.press('e', 'enter')
    expect(dashboard.state().notice?.text).toBe('Nothing would change.')
    expect(dashboard.files.config).toBe(config)
  })
})

describe('a secret', () => {
  it('is masked while it is typed, and its change is shown before it is written', async () => {
    const dashboard = await at(open(), 'aws_secret_access_key')
    await dashboard.press('e', 'ctrl+u', ...'NEWSECRETNEWSECRETTAIL')
    expect(dashboard.picture()).not.toContain('NEWSECRET')
    await dashboard.press('enter')
    expect(dashboard.files.credentials).toBe(CREDENTIALS)
    expect(dashboard.state().overlay).toMatchObject({ type: 'confirm' })
    expect(dashboard.picture()).toContain('- aws_secret_access_key = ****************TAIL')
    expect(dashboard.picture()).toContain('+ aws_secret_access_key = ****************TAIL')
    expect(dashboard.picture()).not.toContain('NEWSECRET')
    await dashboard.press('enter')
    expect(dashboard.files.credentials).toContain('aws_secret_access_key = NEWSECRETNEWSECRETTAIL\n')
    expect(dashboard.picture()).not.toContain('NEWSECRET')
  })

  it('begins empty: what is typed behind one that nobody sees would make a third', async () => {
    const dashboard = await at(open(), 'aws_secret_access_key')
    await dashboard.press('e')
    expect(dashboard.picture()).toContain('Esc keeps the old')
    await dashboard.press('enter')
    expect(dashboard.state()).toMatchObject({ editing: null, overlay: null })
    expect(dashboard.files.credentials).toBe(CREDENTIALS)
  })

  it('Esc in the diff goes back to the field', async () => {
    const dashboard = await at(open(), 'aws_secret_access_key')
    await dashboard.press('e', 'x', 'enter', 'esc')
    expect(dashboard.state().overlay).toBeNull()
    expect(dashboard.state().editing?.field.text).toBe('x')
    await dashboard.press('enter', 'n')
    expect(dashboard.files.credentials).toBe(CREDENTIALS)
  })

  it('v shows it for some seconds', async () => {
    const dashboard = await at(open(), 'aws_secret_access_key')
    await dashboard.press('v')
    expect(dashboard.picture()).toContain('wJalrXUtnFEMIK7MDENGbPxRfiCYSECRETTAIL')
    const until = dashboard.state().revealed?.until ?? 0
    dashboard.dispatch({ type: 'tick', now: until - 1 })
    expect(dashboard.picture()).toContain('SECRETTAIL')
    dashboard.dispatch({ type: 'tick', now: until })
    expect(dashboard.picture()).not.toContain('SECRETTAIL')
  })

  it('v hides it again, and so does another profile', async () => {
    const dashboard = await at(open(), 'aws_secret_access_key')
    await dashboard.press('v', 'v')
    expect(dashboard.picture()).not.toContain('SECRETTAIL')
    await dashboard.press('v')
    dashboard.files = { ...dashboard.files, config: `${dashboard.files.config}[profile next]\n` }
    await dashboard.press('r', 'h', 'G', 'k')
    expect(dashboard.state().revealed).toBeNull()
  })

  it('v on another line shows that whole, and reveals nothing', async () => {
    const dashboard = await at(open(), 'region')
    await dashboard.press('v')
    const { revealed, whole, detail } = dashboard.state()
    expect([revealed, whole]).toEqual([null, detail])
  })

  it('under a key in capitals is one too', async () => {
    const dashboard = open()
    await dashboard.press('enter', 'a', ...'MY_SECRET', 'enter', ...'hunter2')
    expect(dashboard.state().editing?.key).toBe('MY_SECRET')
    expect(dashboard.picture()).not.toContain('hunter2')
  })
})

describe('a choice', () => {
  it('stands on the value of now; type-ahead narrows it; Enter takes it', async () => {
    const dashboard = await at(open(), 'region')
    await dashboard.press('e')
    const { overlay } = dashboard.state()
    expect(overlay?.type === 'menu' && overlay.items[overlay.at]).toMatchObject({
      id: 'eu-west-1',
      note: 'now',
    })
    await dashboard.press(...'ap-southeast-2', 'enter')
    expect(dashboard.files.config).toBe(CONFIG.replace('eu-west-1', 'ap-southeast-2'))
    expect(dashboard.state().overlay).toBeNull()
  })

  it('takes free text too', async () => {
    const dashboard = await at(open(), 'region')
    await dashboard.press('e', ...'xx-moon-1')
    expect(dashboard.picture()).toContain('as typed')
    await dashboard.press('enter')
    expect(dashboard.state().notice?.text).toMatch(/must be an AWS region.*Enter again/)
    expect(dashboard.files.config).toBe(CONFIG)
    await dashboard.press('enter')
    expect(dashboard.files.config).toContain('region = xx-moon-1\n')
  })

  it('of profiles takes the very name that was typed before a longer one', async () => {
    const config =
      '[profile dev-admin]\ncredential_process = a\n[profile dev]\ncredential_process = a\n[profile x]\nrole_arn = a\nsource_profile = dev-admin\n'
    const dashboard = openMemoryDashboard({ config, columns: 200, rows: 60 })
    await dashboard.press('G')
    await at(dashboard, 'source_profile')
    await dashboard.press('e', ...'dev', 'enter')
    expect(dashboard.files.config).toContain('source_profile = dev\n')
  })

  it('offers no source that would close a circle or has nothing to give', async () => {
    const config =
      '[profile a]\nrole_arn = r\nsource_profile = b\n[profile b]\nrole_arn = r\nsource_profile = c\n[profile c]\ncredential_process = x\n[profile d]\nregion = x\n[profile e]\nsource_profile = f\n[profile f]\nsource_profile = e\n'
    const dashboard = openMemoryDashboard({ config, columns: 200, rows: 60 })
    await at(dashboard, 'source_profile')
    await dashboard.press('e')
    const { overlay } = dashboard.state()
    expect(overlay?.type === 'menu' && overlay.items.map((each) => each.id)).toEqual(['b', 'c'])
  })
})

describe('adding and removing', () => {
  it('a offers what is missing, with its meaning, and opens its field', async () => {
    const dashboard = open()
    await dashboard.press('enter', 'a')
    const { overlay } = dashboard.state()
    const items = overlay?.type === 'menu' ? overlay.items : []
    expect(items.map((each) => each.id)).toContain('output')
    expect(items.map((each) => each.id)).not.toContain('region')
    expect(items.every((each) => each.note !== '')).toBe(true)
    await dashboard.press(...'external_id', 'enter')
    expect(dashboard.state().editing).toMatchObject({ key: 'external_id', field: { text: '' } })
    await dashboard.press(...'abc', 'enter')
    expect(dashboard.files.config).toBe(`${CONFIG}external_id = abc\n`)
  })

  it('a setting with known values offers them at once', async () => {
    const dashboard = open()
    await dashboard.press('enter', 'a', ...'output', 'enter', ...'yaml-stream', 'enter')
    expect(dashboard.files.config).toBe(`${CONFIG}output = yaml-stream\n`)
  })

  it('a key of the user’s own is taken as typed, a bad one is refused', async () => {
    const dashboard = open()
    await dashboard.press('enter', 'a', ...'granted_x', 'enter', 'y', 'enter')
    expect(dashboard.files.config).toBe(`${CONFIG}granted_x = y\n`)
    await dashboard.press('a', ...'bad key!', 'enter', 'y', 'enter')
    expect(dashboard.state().notice?.text).toMatch(/a key can contain only letters/)
  })

  it('x removes one line at once, a secret after asking', async () => {
    const dashboard = await at(open(), 'role_session_name')
    await dashboard.press('x')
    expect(dashboard.files.config).toBe('[profile dev]\nregion = eu-west-1\n')
    await at(dashboard, 'aws_secret_access_key')
    await dashboard.press('x')
    expect(dashboard.files.credentials).toBe(CREDENTIALS)
    await dashboard.press('y')
    expect(dashboard.files.credentials).toBe('[dev]\naws_access_key_id = AKIAEXAMPLE7EXAMPLE\n')
  })
})
