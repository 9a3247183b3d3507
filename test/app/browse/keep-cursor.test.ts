import { describe, expect, it } from 'vitest'
import { cursorOf } from '../../../src/app/browse/cursor.ts'
import { openMemoryDashboard } from '../../support/state/memory-dashboard.ts'
import { filesRead, makeState, play, profilesNamed, shownNames, typed } from '../../support/state/state.ts'

const NAMES = ['alpha', 'beta', 'gamma', 'delta']
const four = () => makeState({ config: profilesNamed(...NAMES) })
const on = (name: string) => play(four(), ...NAMES.slice(0, NAMES.indexOf(name)).map(() => 'down' as const))
const without = (...gone: string[]) =>
  filesRead({ config: profilesNamed(...NAMES.filter((name) => !gone.includes(name))) })

describe('the chosen profile', () => {
  it.each([
    ['gamma', ['gamma'], 'delta'],
    ['delta', ['delta'], 'gamma'],
    ['beta', ['beta', 'gamma'], 'delta'],
    ['gamma', ['beta', 'gamma', 'delta'], 'alpha'],
    ['beta', ['alpha'], 'beta'],
  ])('%s, once %j are gone, gives way to %s, which stood nearest', (chosen, gone, next) => {
    expect(play(on(chosen), without(...gone)).selected).toBe(next)
  })

  it('is chosen again once a filter that hid it is gone', () => {
    const filtered = play(on('gamma'), 'filter', typed('zzzz'))
    expect(filtered.selected).toBeNull()
    expect(play(filtered, 'back').selected).toBe('gamma')
  })

  it('is that which the filter has found, where it found one', () => {
    expect(play(on('gamma'), 'filter', typed('bet'), 'back').selected).toBe('beta')
  })

  it('is chosen again when all are shown, unless the user chose another meanwhile', () => {
    const config = `[profile good]\nregion = us-east-1\n[profile bad]\nrole_arn = x\n[profile worse]\nrole_arn = y\n`
    const state = play(makeState({ config }), 'attention')
    expect(shownNames(state)).toEqual(['bad', 'worse'])
    expect(state.selected).toBe('bad')
    expect(play(state, 'attention').selected).toBe('good')
    expect(play(state, 'down', 'attention').selected).toBe('worse')
  })

  it('is the one that a change brings back', async () => {
    const dashboard = openMemoryDashboard({ config: profilesNamed(...NAMES) })
    await dashboard.press('j', 'j', 'X', 'y')
    expect(dashboard.state().selected).toBe('delta')
    await dashboard.press('u', 'y')
    expect(dashboard.state().selected).toBe('gamma')
  })
})

describe('the cursor in the details', () => {
  const config = '[profile dev]\nregion = us-east-1\noutput = json\n'
  const onOutput = () => play(makeState({ config }), 'open-details', 'down')

  it('stays on its setting, whatever comes to stand above it', () => {
    const state = onOutput()
    expect(cursorOf(state)?.setting?.key).toBe('output')
    const more = config.replace('output', 'retry_mode = standard\noutput')
    expect(cursorOf(play(state, filesRead({ config: more })))?.setting?.key).toBe('output')
  })

  it('stays within the details where its setting is gone', () => {
    const fewer = config.replace('output = json\n', '')
    expect(cursorOf(play(onOutput(), filesRead({ config: fewer })))).not.toBeNull()
  })

  it('goes to a setting that was added', async () => {
    const dashboard = openMemoryDashboard({ config })
    await dashboard.press('enter', 'a', ...'retry_mode', 'enter', 'enter')
    expect(dashboard.files.config).toContain('retry_mode')
    expect(cursorOf(dashboard.state())?.setting?.key).toBe('retry_mode')
  })
})

describe('a field is on screen or there is none', () => {
  const chain = `[profile a]\nrole_arn = arn:aws:iam::111122223333:role/Aaaa\nsource_profile = b\n[profile b]\nrole_arn = arn:aws:iam::111122223333:role/Bbbb\nsource_profile = c\n`
  const config = `${chain}[profile c]\naws_access_key_id = AKIAEXAMPLE7\naws_secret_access_key = s\n`

  it('that of another profile’s setting is drawn in that profile’s details', async () => {
    const dashboard = openMemoryDashboard({ config })
    await dashboard.press('enter', 'g', 'j', 'j', 'j', 'e')
    expect(dashboard.state()).toMatchObject({
      selected: 'b',
      editing: { key: 'role_arn', target: { name: 'b' } },
    })
    expect(dashboard.picture().split('\n')[1]).toContain('─ b ─')
  })

  it('also where a filter hides that profile', async () => {
    const dashboard = openMemoryDashboard({ config })
    await dashboard.press('/', 'a', 'enter', 'enter', 'g', 'j', 'j', 'j', 'e')
    expect(dashboard.state()).toMatchObject({ selected: 'b', editing: { target: { name: 'b' } } })
  })

  it('closes when its profile goes', async () => {
    const dashboard = openMemoryDashboard({ config })
    await dashboard.press('enter', 'e', 'x')
    expect(dashboard.state().editing).not.toBeNull()
    dashboard.dispatch(filesRead({ config: config.replace('[profile a]', '[profile z]') }))
    expect(dashboard.state().editing).toBeNull()
  })
})
