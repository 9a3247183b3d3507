import { describe, expect, it } from 'vitest'
import { openDesk } from '../../support/desk.ts'

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
const open = () => openDesk({ config: CONFIG, credentials: CREDENTIALS, columns: 200, rows: 60 })

describe('rename', () => {
  it('carries references along, after showing every line', async () => {
    const desk = open()
    await desk.press('R', 'ctrl+u', ...'root', 'enter')
    for (const line of [
      '- [profile base]',
      '+ [profile root]',
      '+ source_profile = root',
      '- [base]',
      '+ [root]',
    ]) {
      expect(desk.picture()).toContain(line)
    }
    expect(desk.files.config).toBe(CONFIG)
    await desk.press('enter')
    expect(desk.files).toEqual({
      config: CONFIG.replace('profile base', 'profile root').replace('= base', '= root'),
      credentials: CREDENTIALS.replace('[base]', '[root]'),
    })
    expect(desk.state().selected).toBe('root')
  })

  it('to a name that is taken says so in the form, which stays', async () => {
    const desk = open()
    await desk.press('R', 'ctrl+u', ...'top', 'enter')
    expect(desk.state().overlay).toMatchObject({
      type: 'form',
      refusal: expect.stringMatching(/profile top already exists/),
    })
    await desk.press('x')
    expect(desk.state().overlay).toMatchObject({ type: 'form', refusal: null })
  })

  it('of an sso-session moves its cached token, and undo moves it back', async () => {
    const desk = open()
    // From the profile's session settings, in the details.
    await desk.press('G', 'enter', 'G')
    while (!desk.picture().includes('Rename sso-session corp')) {
      await desk.press('R')
      if (!desk.picture().includes('Rename sso-session corp')) await desk.press('esc', 'k')
    }
    await desk.press('ctrl+u', ...'org', 'enter', 'enter')
    expect(desk.files.config).toBe(
      CONFIG.replace('sso-session corp', 'sso-session org').replace('= corp', '= org'),
    )
    expect(desk.effects).toContainEqual({ type: 'rename-token', from: 'corp', to: 'org' })
    await desk.press('u', 'enter')
    expect(desk.files.config).toBe(CONFIG)
    expect(desk.effects).toContainEqual({ type: 'rename-token', from: 'org', to: 'corp' })
    await desk.press('ctrl+r', 'enter')
    expect(desk.effects.filter((each) => each.type === 'rename-token')).toHaveLength(3)
  })
})

describe('duplicate', () => {
  it('copies line for line under the name that it offers', async () => {
    const desk = open()
    await desk.press('D', 'enter')
    await desk.press('enter')
    expect(desk.files.config).toBe(`${CONFIG}\n[profile base-copy]\nregion = eu-west-1\n`)
    expect(desk.files.credentials).toBe(
      `${CREDENTIALS}\n[base-copy]\naws_access_key_id = AKIAEXAMPLE7EXAMPLE\n`,
    )
    expect(desk.state().selected).toBe('base-copy')
  })
})

describe('delete', () => {
  it('lists what depends on it and asks', async () => {
    const desk = open()
    await desk.press('X')
    expect(desk.picture()).toContain('1 profile depends on it and will break: top')
    await desk.press('n')
    expect(desk.files.config).toBe(CONFIG)
    await desk.press('X', 'y')
    expect(desk.files).toEqual({
      config: CONFIG.replace('[profile base]\nregion = eu-west-1\n\n', ''),
      credentials: '',
    })
    expect(desk.state().selected).toBe('top')
  })

  it('of much can be scrolled to its end, and back at once', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `key_${at} = ${at}\n`).join('')
    const desk = openDesk({ config: `[profile big]\n${many}`, columns: 60, rows: 20 })
    await desk.press('X', 'G')
    expect(desk.picture()).toContain('- key_59 = 59')
    const end = desk.picture()
    await desk.press('k', 'k', 'k', 'k')
    expect(desk.picture()).not.toBe(end)
    await desk.press('g')
    expect(desk.picture()).toContain('- [profile big]')
  })

  it('what somebody else changes while it asks is not deleted', async () => {
    const desk = open()
    await desk.press('X')
    desk.files = {
      ...desk.files,
      config: CONFIG.replace('= eu-west-1\n\n', '= eu-west-1\noutput = json\n\n'),
    }
    await desk.press('r', 'enter')
    expect(desk.files.config).toContain('[profile base]\nregion = eu-west-1\noutput = json\n')
    expect(desk.state().notice).toMatchObject({
      tone: 'error',
      text: expect.stringMatching(/changed by someone else/),
    })
  })
})

describe('undo and redo', () => {
  it('go back over everything, across both files, and forth again', async () => {
    const desk = open()
    const states = [desk.files]
    const change = async (...keys: string[]) => {
      await desk.press(...keys)
      expect(desk.state().overlay).toBeNull()
      states.push(desk.files)
    }
    await change('R', 'ctrl+u', ...'root', 'enter', 'enter')
    await change('D', 'enter', 'enter')
    await change('R', ...'2', 'enter', 'enter')
    await change('g', 'X', 'enter')
    expect(new Set(states.map((each) => JSON.stringify(each))).size).toBe(states.length)
    const there = [...states]
    for (states.pop(); states.length > 0; states.pop()) {
      await desk.press('u')
      if (desk.state().overlay) await desk.press('enter')
      expect(desk.files).toEqual(states.at(-1))
    }
    await desk.press('u')
    expect(desk.state().notice?.text).toBe('Nothing to undo.')
    for (const each of there.slice(1)) {
      await desk.press('ctrl+r')
      if (desk.state().overlay) await desk.press('enter')
      expect(desk.files).toEqual(each)
    }
    await desk.press('ctrl+r')
    expect(desk.state().notice?.text).toBe('Nothing to redo.')
  })

  it('a new change forgets what was undone', async () => {
    const desk = open()
    await desk.press('D', 'enter', 'enter', 'u', 'enter', 'D', ...'2', 'enter', 'enter', 'ctrl+r')
    expect(desk.state().notice?.text).toBe('Nothing to redo.')
  })

  it('after a foreign change to the same lines says so instead of guessing', async () => {
    const desk = open()
    await desk.press('R', 'ctrl+u', ...'root', 'enter', 'enter')
    const theirs = desk.files.config.replace('[profile root]', '[profile theirs]')
    desk.files = { ...desk.files, config: theirs }
    await desk.press('r', 'u')
    expect(desk.state().notice).toMatchObject({
      text: expect.stringMatching(/someone else has changed these lines/),
    })
    expect(desk.files.config).toBe(theirs)
    expect(desk.state().history.done).toHaveLength(1)
  })

  it('after a foreign change elsewhere keeps that', async () => {
    const desk = open()
    await desk.press('R', 'ctrl+u', ...'root', 'enter', 'enter')
    desk.files = { ...desk.files, config: `# theirs\n${desk.files.config}` }
    await desk.press('r', 'u', 'enter')
    expect(desk.files).toEqual({ config: `# theirs\n${CONFIG}`, credentials: CREDENTIALS })
  })
})
