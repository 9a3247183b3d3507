import { describe, expect, it } from 'vitest'
import { openDesk } from '../../support/state/memory-dashboard.ts'

const CONFIG = '[profile dev]\nregion = eu-west-1\nrole_session_name = me\n'
const CHANGING = ['n', 'D', 'R', 'X', 'u', 'ctrl+r']

describe('where nothing may be written', () => {
  it.each(['n', 'D', 'R', 'X', 'u', 'ctrl+r', 'E'])(
    '--read-only: %s says why and does nothing',
    async (key) => {
      const desk = openDesk({ config: CONFIG, isReadOnly: true })
      await desk.press(key)
      expect(desk.state().notice?.text).toMatch(/^Not now: awsprof was started with --read-only \(/)
      expect(desk.state().overlay).toBeNull()
      expect(desk.effects.filter((each) => each.type !== 'read-home')).toEqual([])
    },
  )

  it.each(['e', 'enter', 'a', 'x'])('--read-only: %s in the details too', async (key) => {
    const desk = openDesk({ config: CONFIG, isReadOnly: true })
    await desk.press('enter', key)
    expect(desk.state().notice?.text).toMatch(/^Not now: awsprof was started with --read-only \(/)
    expect([desk.state().overlay, desk.state().editing]).toEqual([null, null])
  })

  it('--read-only: no editing key is in the footer', async () => {
    const desk = openDesk({ config: CONFIG, isReadOnly: true })
    expect(desk.picture().split('\n').at(-1)).not.toMatch(/new/)
    await desk.press('enter')
    expect(desk.picture().split('\n').at(-1)).not.toMatch(/edit|add|remove/)
  })

  it.each(CHANGING)('a file without permission to write: %s says so', async (key) => {
    const desk = openDesk({ config: { type: 'read', text: CONFIG, mode: 0o400, isWritable: false } })
    await desk.press(key)
    expect(desk.state().notice?.text).toMatch(
      /^Not now: there is no permission to write \/home\/me\/\.aws\/config \(/,
    )
    expect(desk.state().overlay).toBeNull()
  })
})

describe('what the disk says', () => {
  it('a write that fails keeps the edit on screen to try again', async () => {
    const desk = openDesk({ config: CONFIG })
    await desk.press('enter', 'g', 'j', 'j', 'e')
    if (!desk.state().editing) await desk.press('esc', 'j', 'e')
    await desk.press('ctrl+u', ...'you')
    desk.failure = 'cannot write /home/me/.aws/config: the disk is full; nothing was written'
    await desk.press('enter')
    expect(desk.state().notice).toMatchObject({ tone: 'error', text: desk.failure })
    expect(desk.state().editing?.field.text).toBe('you')
    expect(desk.files.config).toBe(CONFIG)
    desk.failure = null
    await desk.press('enter')
    expect(desk.files.config).toContain('role_session_name = you\n')
  })

  it('so does one from a dialog', async () => {
    const desk = openDesk({ config: CONFIG })
    await desk.press('D', 'enter')
    desk.failure = 'another process is writing it; nothing was written'
    await desk.press('enter')
    expect(desk.state().overlay?.type).toBe('confirm')
    desk.failure = null
    await desk.press('enter')
    expect(desk.files.config).toContain('[profile dev-copy]')
  })

  it('nothing else is opened while a change is being written', async () => {
    const desk = openDesk({ config: CONFIG })
    // Both before the answer comes.
    const enter = desk.press('D', 'enter')
    await enter
    desk.dispatch({ type: 'intent', intent: 'accept' })
    desk.dispatch({ type: 'intent', intent: 'back' })
    desk.dispatch({ type: 'intent', intent: 'new-profile' })
    expect(desk.state().notice?.text).toMatch(/still being written/)
    expect(desk.state().overlay?.type).not.toBe('menu')
    await desk.press()
  })

  it('what was begun meanwhile and is no edit stays open', async () => {
    const desk = openDesk({ config: CONFIG })
    await desk.press('D', 'enter')
    desk.dispatch({ type: 'intent', intent: 'accept' })
    desk.dispatch({ type: 'intent', intent: 'back' })
    desk.dispatch({ type: 'intent', intent: 'back' })
    desk.dispatch({ type: 'intent', intent: 'help' })
    await desk.press('')
    expect(desk.files.config).toContain('[profile dev-copy]')
    expect(desk.state().overlay?.type).toBe('help')
  })
})

describe('somebody else changes the very setting', () => {
  async function whileEditing(theirs: string, isSeen: boolean) {
    const desk = openDesk({ config: CONFIG })
    await desk.press('enter', 'g')
    while (desk.state().editing?.key !== 'role_session_name')
      await desk.press('esc', 'enter', 'j', 'e', ...menuAway(desk))
    desk.files = { ...desk.files, config: theirs }
    // The watcher may have told before Enter, or not.
    if (isSeen) desk.dispatch({ type: 'intent', intent: 'reload' })
    await desk.press('ctrl+u', ...'mine', 'enter')
    return desk
  }
  const menuAway = (desk: { state(): { overlay: unknown } }) => (desk.state().overlay ? ['esc'] : [])
  const THEIRS = CONFIG.replace('= me', '= theirs')

  it.each([
    ['and it was not seen yet', false],
    ['and it was seen already', true],
  ])('both values are shown, and nothing is written: %s', async (_, isSeen) => {
    const desk = await whileEditing(THEIRS, isSeen)
    expect(desk.picture()).toContain('role_session_name of dev was changed meanwhile')
    expect(desk.picture()).toMatch(/in the file +theirs/)
    expect(desk.picture()).toMatch(/yours +mine/)
    expect(desk.files.config).toBe(THEIRS)
  })

  it('Enter writes mine over it, knowingly', async () => {
    const desk = await whileEditing(THEIRS, false)
    await desk.press('enter')
    expect(desk.files.config).toBe(CONFIG.replace('= me', '= mine'))
    expect([desk.state().overlay, desk.state().editing]).toEqual([null, null])
  })

  it('Esc keeps theirs, and what I typed', async () => {
    const desk = await whileEditing(THEIRS, false)
    await desk.press('esc')
    expect(desk.files.config).toBe(THEIRS)
    expect(desk.state().editing?.field.text).toBe('mine')
  })

  it('a change elsewhere is kept without a question', async () => {
    const desk = await whileEditing(`${CONFIG}output = json\n`, false)
    expect(desk.files.config).toBe(`${CONFIG.replace('= me', '= mine')}output = json\n`)
  })
})
