import { describe, expect, it } from 'vitest'
import { type MemoryDashboard, openMemoryDashboard } from '../../support/state/memory-dashboard.ts'

const CONFIG = '[profile dev]\nregoin = eu-west-1\noutput = json\n\n[profile dev]\nrole_session_name = me\n'
const FIXED = '[profile dev]\nregion = eu-west-1\noutput = json\n\n[profile dev]\nrole_session_name = me\n'
const open = (more = {}) => openMemoryDashboard({ config: CONFIG, columns: 160, rows: 50, ...more })

/** Goes to the problem with that code in the details. */
async function at(dashboard: MemoryDashboard, code: string): Promise<void> {
  await dashboard.press('enter', 'G')
  const picture = dashboard.picture()
  const codes = [...picture.matchAll(/[✗!·] ([a-z-]+) +(?:config|credentials)/g)].map((each) => each[1])
  const above = codes.length - 1 - codes.indexOf(code)
  if (!codes.includes(code)) throw new Error(`no ${code} in\n${picture}`)
  await dashboard.press(...Array.from({ length: above }, () => 'up'))
}

describe('f on a problem in the details', () => {
  it('is told beside it, shows the diff, writes on Enter, and u takes it back byte for byte', async () => {
    const dashboard = open()
    await at(dashboard, 'unknown-setting')
    expect(dashboard.picture()).toContain('f: rename regoin to region')
    expect(dashboard.picture()).toContain('f: merge the sections [profile dev]')
    await dashboard.press('f')
    expect(dashboard.files.config).toBe(CONFIG)
    expect(dashboard.state().overlay).toMatchObject({
      type: 'confirm',
      title: 'Rename regoin to region',
      notes: [expect.stringContaining('did you mean region?')],
    })
    expect(dashboard.picture()).toMatch(/- regoin = eu-west-1/)
    expect(dashboard.picture()).toMatch(/\+ region = eu-west-1/)
    await dashboard.press('enter')
    expect(dashboard.files.config).toBe(FIXED)
    expect(dashboard.state().notice?.text).toBe('mended: rename regoin to region.  u undoes')
    await dashboard.press('u')
    expect(dashboard.files.config).toBe(CONFIG)
    expect(dashboard.state().notice?.text).toBe('undone: rename regoin to region.')
    await dashboard.press('ctrl+r')
    expect(dashboard.files.config).toBe(FIXED)
    expect(dashboard.state().notice?.text).toBe('redone: rename regoin to region.  u undoes')
  })

  it('is left alone by Esc', async () => {
    const dashboard = open()
    await at(dashboard, 'unknown-setting')
    await dashboard.press('f', 'esc')
    expect(dashboard.state().overlay).toBeNull()
    expect(dashboard.files.config).toBe(CONFIG)
  })

  it('asks for the region that is missing', async () => {
    const dashboard = openMemoryDashboard({
      config: '[profile dev]\noutput = json\n',
      columns: 160,
      rows: 50,
      env: { AWS_REGION: undefined },
    })
    await at(dashboard, 'no-region')
    expect(dashboard.picture()).toContain('f: choose a region')
    await dashboard.press('f')
    expect(dashboard.state().overlay).toMatchObject({
      type: 'menu',
      purpose: { type: 'set-value', key: 'region' },
    })
    await dashboard.press('enter')
    expect(dashboard.state().overlay).toMatchObject({
      type: 'confirm',
      title: 'Set region of dev',
      notes: [expect.stringContaining('has no region')],
    })
    expect(dashboard.files.config).toBe('[profile dev]\noutput = json\n')
    await dashboard.press('enter')
    expect(dashboard.files.config).toMatch(/^\[profile dev\]\noutput = json\nregion = [a-z0-9-]+\n$/)
  })

  it.each([
    ['the region that was meant', 'eu-wst-1', 'replace eu-wst-1 by eu-west-1', 'eu-west-1'],
    ['a region to choose for what resembles none', 'elsewhere', 'choose a region', '[a-z0-9-]+'],
  ])('offers %s', async (_, value, label, meant) => {
    const dashboard = openMemoryDashboard({
      config: `[profile dev]\nregion = ${value}\n`,
      columns: 160,
      rows: 50,
    })
    await at(dashboard, 'bad-value')
    expect(dashboard.picture()).toContain(`f: ${label}`)
    await dashboard.press('f')
    if (label === 'choose a region') await dashboard.press('enter')
    await dashboard.press('enter')
    expect(dashboard.files.config).toMatch(new RegExp(`^\\[profile dev\\]\nregion = ${meant}\n$`))
    expect(dashboard.files.config).not.toContain(value)
  })

  it('renames the region that is misspelt instead of asking for one', async () => {
    const dashboard = openMemoryDashboard({
      config: '[profile dev]\nregoin = eu-west-1\n',
      columns: 160,
      rows: 50,
      env: { AWS_REGION: undefined },
    })
    await at(dashboard, 'no-region')
    expect(dashboard.picture()).not.toContain('choose a region')
    await dashboard.press('f')
    expect(dashboard.state().overlay).toMatchObject({ type: 'confirm', title: 'Rename regoin to region' })
  })

  it('offers the names that may have been meant, and shows the diff of the chosen one', async () => {
    const config = `[profile dev]\nregion = x\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = bsae\n\n[profile base]\nregion = x\ncredential_process = x\n\n[profile bash]\nregion = x\n`
    const dashboard = open({ config })
    await at(dashboard, 'missing-source-profile')
    expect(dashboard.picture()).toContain('f: replace bsae by base')
    await dashboard.press('f')
    expect(dashboard.state().overlay).toMatchObject({ type: 'confirm', title: 'Replace bsae by base' })
  })

  it('lets choose among several such names', async () => {
    const config = `[profile dev]\nregion = x\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = bsae\n\n[profile bsa]\nregion = x\ncredential_process = x\n\n[profile base]\nregion = x\ncredential_process = x\n`
    const dashboard = open({ config })
    await at(dashboard, 'missing-source-profile')
    expect(dashboard.picture()).toContain('f: replace bsae by bsa, or replace bsae by base')
    await dashboard.press('f')
    expect(dashboard.state().overlay).toMatchObject({
      type: 'menu',
      title: 'Mend missing-source-profile',
      items: [{ label: 'replace bsae by bsa' }, { label: 'replace bsae by base' }],
    })
    await dashboard.press('down', 'enter')
    expect(dashboard.picture()).toContain('+ source_profile = base')
    await dashboard.press('enter')
    expect(dashboard.files.config).toContain('source_profile = base\n')
  })

  it('says where there is a choice', async () => {
    const dashboard = open({ config: '[profile dev]\nregion = x\nfavourite = y\n' })
    await at(dashboard, 'unknown-setting')
    await dashboard.press('f')
    expect(dashboard.state().overlay).toBeNull()
    expect(dashboard.state().notice?.text).toMatch(/^There is no one right mending of unknown-setting/)
  })
})

describe('f elsewhere', () => {
  it('offers what can be mended; Esc in the diff goes back to it', async () => {
    const dashboard = open()
    await dashboard.press('f')
    expect(dashboard.state().overlay).toMatchObject({
      type: 'menu',
      title: 'Mend dev',
      items: [
        // What is an error comes first.
        { label: 'merge the sections [profile dev]', note: 'duplicate-section config:5' },
        { label: 'rename regoin to region', note: 'unknown-setting config:2' },
      ],
    })
    await dashboard.press('enter')
    expect(dashboard.state().overlay).toMatchObject({
      type: 'confirm',
      title: 'Merge the sections [profile dev]',
    })
    await dashboard.press('esc')
    expect(dashboard.state().overlay).toMatchObject({ type: 'menu', title: 'Mend dev' })
    await dashboard.press('enter', 'enter')
    expect(dashboard.files.config).toBe(
      '[profile dev]\nregoin = eu-west-1\noutput = json\nrole_session_name = me\n\n',
    )
  })

  it('puts the rename of a misspelt setting first, and offers what follows from it only once', async () => {
    const dashboard = open({
      config:
        '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = bsae\nregoin = eu-west-1\n\n[profile base]\ncredential_process = x\n',
      env: { AWS_REGION: undefined },
    })
    await dashboard.press('f')
    expect(dashboard.state().overlay).toMatchObject({
      items: [{ label: 'rename regoin to region' }, { label: 'replace bsae by base' }],
    })
  })

  it('begins with what the AWS CLI refuses a file for, from the row of any profile', async () => {
    const dashboard = open({
      config: '[profile other]\nregoin = x\n\n[profile dev]\nregion = x\n\n[profile dev]\noutput = json\n',
    })
    expect(dashboard.state().selected).toBe('other')
    await dashboard.press('f')
    expect(dashboard.state().overlay).toMatchObject({
      items: [{ label: 'merge the sections [profile dev]' }, { label: 'rename regoin to region' }],
    })
  })

  it('does so from a heading that is no section', async () => {
    const legacy = (name: string) =>
      `[profile ${name}]\nsso_start_url = https://${name}.awsapps.com/start\nsso_region = us-east-1\nsso_account_id = 111122223333\nsso_role_name = R\nregion = x\n`
    const dashboard = open({
      config: `\ufeff${legacy('a')}${legacy('b')}`,
      preferences: { group: 'session' },
    })
    await dashboard.press('up')
    expect(dashboard.state().selected).toBeNull()
    await dashboard.press('f')
    expect(dashboard.state().overlay).toMatchObject({ type: 'confirm', title: 'Remove the byte order mark' })
  })

  it('says where and why if only a person can mend it', async () => {
    const dashboard = open({ config: '[profile other]\nregion = eu-west-1\n\n[profile dev]\nnonsense\n' })
    await dashboard.press('f')
    expect(dashboard.state().overlay).toBeNull()
    expect(dashboard.state().notice?.text).toMatch(
      /^config:5 This line is not .*, so the AWS CLI rejects the whole file: fix it or comment it out\.$/,
    )
  })

  it('mends the profile meanwhile, because that is left to do as well', async () => {
    const dashboard = open({ config: '[profile other]\nregoin = x\n\n[profile dev]\nnonsense\n' })
    expect(dashboard.picture()).toContain('aws works for no profile until this is fixed.')
    await dashboard.press('f')
    expect(dashboard.state().overlay).toMatchObject({ type: 'confirm', title: 'Rename regoin to region' })
  })

  it('goes straight to the diff of a single one', async () => {
    const dashboard = open({ config: '[profile dev]\nregoin = eu-west-1\n' })
    await dashboard.press('f')
    expect(dashboard.state().overlay).toMatchObject({ type: 'confirm', title: 'Rename regoin to region' })
  })

  it('says that there is nothing to mend, or why nothing can be', async () => {
    const dashboard = open({ config: '[profile dev]\nregion = eu-west-1\n' })
    await dashboard.press('f')
    expect(dashboard.state().notice?.text).toBe('There is nothing here to mend without a choice.')
    const readOnly = open({ isReadOnly: true })
    await readOnly.press('f')
    expect(readOnly.state().overlay).toBeNull()
    expect(readOnly.picture()).not.toContain('f: rename')
  })
})

it('a file that others can read is asked about, and its permissions are part of the history', async () => {
  const dashboard = open({
    config: {
      type: 'read',
      text: '[profile dev]\nregion = x\naws_session_token = T\n',
      mode: 0o644,
      isWritable: true,
    },
  })
  await dashboard.press('f')
  const menu = dashboard.state().overlay
  if (menu?.type === 'menu') await dashboard.press(...'chmod', 'enter')
  expect(dashboard.state().overlay).toMatchObject({
    type: 'ask',
    title: 'Chmod 600 the config file',
    lines: [expect.stringMatching(/config$/), 'Permissions: from 644 to 600 (you alone have access).'],
  })
  await dashboard.press('enter')
  const request = {
    file: 'config',
    from: 0o644,
    to: 0o600,
    label: 'chmod 600 the config file',
    as: 'change',
  } as const
  expect(dashboard.effects.at(-1)).toEqual({ type: 'set-mode', request })
  dashboard.dispatch({ type: 'mode-set', request })
  expect(dashboard.state().notice?.text).toBe('mended: chmod 600 the config file.  u undoes')
  await dashboard.press('u', 'enter')
  const back = { ...request, from: 0o600, to: 0o644, as: 'undo' } as const
  expect(dashboard.effects.at(-1)).toEqual({ type: 'set-mode', request: back })
  dashboard.dispatch({ type: 'mode-set', request: back })
  expect(dashboard.state().history).toMatchObject({ done: [], undone: [{ type: 'mode' }] })
})
