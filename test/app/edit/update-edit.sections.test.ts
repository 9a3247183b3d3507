import { describe, expect, it } from 'vitest'
import { openMemoryDashboard } from '../../support/state/memory-dashboard.ts'

const CONFIG = `[profile base]
region = eu-west-1

[profile top]
role_arn = arn:aws:iam::111122223333:role/Top
source_profile = base

[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1

[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Dev
`
const CREDENTIALS = '[base]\naws_access_key_id = AKIAEXAMPLE7EXAMPLE\n'
const open = () => openMemoryDashboard({ config: CONFIG, credentials: CREDENTIALS, columns: 200, rows: 60 })

describe('rename', () => {
  it('carries references along, after showing every line', async () => {
    const dashboard = open()
    await dashboard.press('R', 'ctrl+u', ...'root', 'enter')
    for (const line of [
      '- [profile base]',
      '+ [profile root]',
      '+ source_profile = root',
      '- [base]',
      '+ [root]',
    ]) {
      expect(dashboard.picture()).toContain(line)
    }
    expect(dashboard.files.config).toBe(CONFIG)
    await dashboard.press('enter')
    expect(dashboard.files).toEqual({
      config: CONFIG.replace('profile base', 'profile root').replace('= base', '= root'),
      credentials: CREDENTIALS.replace('[base]', '[root]'),
    })
    expect(dashboard.state().selected).toBe('root')
  })

  it('to a name that is taken says so in the form, which stays', async () => {
    const dashboard = open()
    await dashboard.press('R', 'ctrl+u', ...'top', 'enter')
    expect(dashboard.state().overlay).toMatchObject({ type: 'form' })
    expect(dashboard.picture()).toContain('profile top already exists')
    await dashboard.press('x')
    expect(dashboard.picture()).not.toContain('already exists')
  })

  it('of an sso-session moves its cached token, and undo moves it back', async () => {
    const dashboard = open()
    // From the profile's session settings, in the details.
    await dashboard.press('G', 'enter', 'G')
    while (!dashboard.picture().includes('Rename sso-session corp')) {
      await dashboard.press('R')
      if (!dashboard.picture().includes('Rename sso-session corp')) await dashboard.press('esc', 'k')
    }
    await dashboard.press('ctrl+u', ...'org', 'enter', 'enter')
    expect(dashboard.files.config).toBe(
      CONFIG.replace('sso-session corp', 'sso-session org').replace('= corp', '= org'),
    )
    expect(dashboard.effects).toContainEqual({ type: 'rename-token', from: 'corp', to: 'org' })
    await dashboard.press('u', 'enter')
    expect(dashboard.files.config).toBe(CONFIG)
    expect(dashboard.effects).toContainEqual({ type: 'rename-token', from: 'org', to: 'corp' })
    await dashboard.press('ctrl+r', 'enter')
    expect(dashboard.effects.filter((each) => each.type === 'rename-token')).toHaveLength(3)
  })
})

describe('duplicate', () => {
  it('copies line for line under the name that it offers', async () => {
    const dashboard = open()
    await dashboard.press('D', 'enter')
    await dashboard.press('enter')
    expect(dashboard.files.config).toBe(`${CONFIG}\n[profile base-copy]\nregion = eu-west-1\n`)
    expect(dashboard.files.credentials).toBe(
      `${CREDENTIALS}\n[base-copy]\naws_access_key_id = AKIAEXAMPLE7EXAMPLE\n`,
    )
    expect(dashboard.state().selected).toBe('base-copy')
  })
})

describe('delete', () => {
  it('lists what depends on it and asks', async () => {
    const dashboard = open()
    await dashboard.press('X')
    expect(dashboard.picture()).toContain('1 profile depends on it and will break: top')
    await dashboard.press('n')
    expect(dashboard.files.config).toBe(CONFIG)
    await dashboard.press('X', 'y')
    expect(dashboard.files).toEqual({
      config: CONFIG.replace('[profile base]\nregion = eu-west-1\n\n', ''),
      credentials: '',
    })
    expect(dashboard.state().selected).toBe('top')
  })

  it('of much can be scrolled to its end, and back at once', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `key_${at} = ${at}\n`).join('')
    const dashboard = openMemoryDashboard({ config: `[profile big]\n${many}`, columns: 60, rows: 20 })
    await dashboard.press('X', 'G')
    expect(dashboard.picture()).toContain('- key_59 = 59')
    const end = dashboard.picture()
    await dashboard.press('k', 'k', 'k', 'k')
    expect(dashboard.picture()).not.toBe(end)
    await dashboard.press('g')
    expect(dashboard.picture()).toContain('- [profile big]')
  })

  it('what somebody else changes while it asks is not deleted', async () => {
    const dashboard = open()
    await dashboard.press('X')
    dashboard.files = {
      ...dashboard.files,
      config: CONFIG.replace('= eu-west-1\n\n', '= eu-west-1\noutput = json\n\n'),
    }
    await dashboard.press('r', 'enter')
    expect(dashboard.files.config).toContain('[profile base]\nregion = eu-west-1\noutput = json\n')
    expect(dashboard.state().notice).toMatchObject({
      tone: 'error',
      text: expect.stringMatching(/changed by someone else/),
    })
  })
})

describe('undo and redo', () => {
  it('go back over everything, across both files, and forth again', async () => {
    const dashboard = open()
    const states = [dashboard.files]
    const change = async (...keys: string[]) => {
      await dashboard.press(...keys)
      expect(dashboard.state().overlay).toBeNull()
      states.push(dashboard.files)
    }
    await change('R', 'ctrl+u', ...'root', 'enter', 'enter')
    await change('D', 'enter', 'enter')
    await change('R', ...'2', 'enter', 'enter')
    await change('g', 'X', 'enter')
    expect(new Set(states.map((each) => JSON.stringify(each))).size).toBe(states.length)
    const there = [...states]
    for (states.pop(); states.length > 0; states.pop()) {
      await dashboard.press('u')
      if (dashboard.state().overlay) await dashboard.press('enter')
      expect(dashboard.files).toEqual(states.at(-1))
    }
    await dashboard.press('u')
    expect(dashboard.state().notice?.text).toBe('Nothing to undo.')
    for (const each of there.slice(1)) {
      await dashboard.press('ctrl+r')
      if (dashboard.state().overlay) await dashboard.press('enter')
      expect(dashboard.files).toEqual(each)
    }
    await dashboard.press('ctrl+r')
    expect(dashboard.state().notice?.text).toBe('Nothing to redo.')
  })

  it('a new change forgets what was undone', async () => {
    const dashboard = open()
    await dashboard.press('D', 'enter', 'enter', 'u', 'enter', 'D', ...'2', 'enter', 'enter', 'ctrl+r')
    expect(dashboard.state().notice?.text).toBe('Nothing to redo.')
  })

  it('after a foreign change to the same lines says so instead of guessing', async () => {
    const dashboard = open()
    await dashboard.press('R', 'ctrl+u', ...'root', 'enter', 'enter')
    const theirs = dashboard.files.config.replace('[profile root]', '[profile theirs]')
    dashboard.files = { ...dashboard.files, config: theirs }
    await dashboard.press('r', 'u')
    expect(dashboard.state().notice).toMatchObject({
      text: expect.stringMatching(/someone else has changed these lines/),
    })
    expect(dashboard.files.config).toBe(theirs)
    expect(dashboard.state().history.done).toHaveLength(1)
  })

  it('after a foreign change elsewhere keeps that', async () => {
    const dashboard = open()
    await dashboard.press('R', 'ctrl+u', ...'root', 'enter', 'enter')
    dashboard.files = { ...dashboard.files, config: `# theirs\n${dashboard.files.config}` }
    await dashboard.press('r', 'u', 'enter')
    expect(dashboard.files).toEqual({ config: `# theirs\n${CONFIG}`, credentials: CREDENTIALS })
  })
})
