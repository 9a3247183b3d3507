import { describe, expect, it } from 'vitest'
import { openMemoryDashboard } from '../../support/state/memory-dashboard.ts'

const CONFIG = '[profile dev]\nregion = eu-west-1\nrole_session_name = me\n'
const CHANGING = ['n', 'D', 'R', 'X', 'u', 'ctrl+r']

describe('where nothing may be written', () => {
  it.each(['n', 'D', 'R', 'X', 'u', 'ctrl+r', 'E'])(
    '--read-only: %s says why and does nothing',
    async (key) => {
      const dashboard = openMemoryDashboard({ config: CONFIG, isReadOnly: true })
      await dashboard.press(key)
      expect(dashboard.state().notice?.text).toMatch(/^Not now: awsprof was started with --read-only \(/)
      expect(dashboard.state().overlay).toBeNull()
      expect(dashboard.effects.filter((each) => each.type !== 'read-home')).toEqual([])
    },
  )

  it.each(['e', 'enter', 'a', 'x'])('--read-only: %s in the details too', async (key) => {
    const dashboard = openMemoryDashboard({ config: CONFIG, isReadOnly: true })
    await dashboard.press('enter', key)
    expect(dashboard.state().notice?.text).toMatch(/^Not now: awsprof was started with --read-only \(/)
    expect([dashboard.state().overlay, dashboard.state().editing]).toEqual([null, null])
  })

  it('--read-only: no editing key is in the footer', async () => {
    const dashboard = openMemoryDashboard({ config: CONFIG, isReadOnly: true })
    expect(dashboard.picture().split('\n').at(-1)).not.toMatch(/new/)
    await dashboard.press('enter')
    expect(dashboard.picture().split('\n').at(-1)).not.toMatch(/edit|add|remove/)
  })

  it.each(CHANGING)('a file without permission to write: %s says so', async (key) => {
    const dashboard = openMemoryDashboard({
      config: { type: 'read', text: CONFIG, mode: 0o400, isWritable: false },
    })
    await dashboard.press(key)
    expect(dashboard.state().notice?.text).toMatch(
      /^Not now: you do not have permission to write \/home\/me\/\.aws\/config \(/,
    )
    expect(dashboard.state().overlay).toBeNull()
  })
})

describe('what the disk says', () => {
  it('a write that fails keeps the edit on screen to try again', async () => {
    const dashboard = openMemoryDashboard({ config: CONFIG })
    await dashboard.press('enter', 'g', 'j', 'j', 'e')
    if (!dashboard.state().editing) await dashboard.press('esc', 'j', 'e')
    await dashboard.press('ctrl+u', ...'you')
    dashboard.failure = 'cannot write /home/me/.aws/config: the disk is full; nothing was written'
    await dashboard.press('enter')
    expect(dashboard.state().notice).toMatchObject({ tone: 'error', text: dashboard.failure })
    expect(dashboard.state().editing?.field.text).toBe('you')
    expect(dashboard.files.config).toBe(CONFIG)
    dashboard.failure = null
    await dashboard.press('enter')
    expect(dashboard.files.config).toContain('role_session_name = you\n')
  })

  it('so does one from a dialog', async () => {
    const dashboard = openMemoryDashboard({ config: CONFIG })
    await dashboard.press('D', 'enter')
    dashboard.failure = 'another process is writing it; nothing was written'
    await dashboard.press('enter')
    expect(dashboard.state().overlay?.type).toBe('confirm')
    dashboard.failure = null
    await dashboard.press('enter')
    expect(dashboard.files.config).toContain('[profile dev-copy]')
  })

  it('nothing else is opened while a change is being written', async () => {
    const dashboard = openMemoryDashboard({ config: CONFIG })
    // Both before the answer comes.
    const enter = dashboard.press('D', 'enter')
    await enter
    dashboard.dispatch({ type: 'intent', intent: 'accept' })
    dashboard.dispatch({ type: 'intent', intent: 'back' })
    dashboard.dispatch({ type: 'intent', intent: 'new-profile' })
    expect(dashboard.state().notice?.text).toMatch(/still being written/)
    expect(dashboard.state().overlay?.type).not.toBe('menu')
    await dashboard.press()
  })

  it('what was begun meanwhile and is no edit stays open', async () => {
    const dashboard = openMemoryDashboard({ config: CONFIG })
    await dashboard.press('D', 'enter')
    dashboard.dispatch({ type: 'intent', intent: 'accept' })
    dashboard.dispatch({ type: 'intent', intent: 'back' })
    dashboard.dispatch({ type: 'intent', intent: 'back' })
    dashboard.dispatch({ type: 'intent', intent: 'help' })
    await dashboard.press('')
    expect(dashboard.files.config).toContain('[profile dev-copy]')
    expect(dashboard.state().overlay?.type).toBe('help')
  })
})

describe('somebody else changes the very setting', () => {
  async function whileEditing(theirs: string, isSeen: boolean) {
    const dashboard = openMemoryDashboard({ config: CONFIG })
    await dashboard.press('enter', 'g')
    while (dashboard.state().editing?.key !== 'role_session_name')
      await dashboard.press('esc', 'enter', 'j', 'e', ...menuAway(dashboard))
    dashboard.files = { ...dashboard.files, config: theirs }
    // The watcher may have told before Enter, or not.
    if (isSeen) dashboard.dispatch({ type: 'intent', intent: 'reload' })
    await dashboard.press('ctrl+u', ...'mine', 'enter')
    return dashboard
  }
  const menuAway = (dashboard: { state(): { overlay: unknown } }) =>
    dashboard.state().overlay ? ['esc'] : []
  const THEIRS = CONFIG.replace('= me', '= theirs')

  it.each([
    ['and it was not seen yet', false],
    ['and it was seen already', true],
  ])('both values are shown, and nothing is written: %s', async (_, isSeen) => {
    const dashboard = await whileEditing(THEIRS, isSeen)
    expect(dashboard.picture()).toContain('role_session_name of dev was changed by another program')
    expect(dashboard.picture()).toMatch(/in the file +theirs/)
    expect(dashboard.picture()).toMatch(/yours +mine/)
    expect(dashboard.files.config).toBe(THEIRS)
  })

  it('Enter writes mine over it, knowingly', async () => {
    const dashboard = await whileEditing(THEIRS, false)
    await dashboard.press('enter')
    expect(dashboard.files.config).toBe(CONFIG.replace('= me', '= mine'))
    expect([dashboard.state().overlay, dashboard.state().editing]).toEqual([null, null])
  })

  it('Esc keeps theirs, and what I typed', async () => {
    const dashboard = await whileEditing(THEIRS, false)
    await dashboard.press('esc')
    expect(dashboard.files.config).toBe(THEIRS)
    expect(dashboard.state().editing?.field.text).toBe('mine')
  })

  it('a change elsewhere is kept without a question', async () => {
    const dashboard = await whileEditing(`${CONFIG}output = json\n`, false)
    expect(dashboard.files.config).toBe(`${CONFIG.replace('= me', '= mine')}output = json\n`)
  })
})
