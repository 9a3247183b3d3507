import { describe, expect, it } from 'vitest'
import { WIZARD_KINDS } from '../../../src/app/edit/wizard.ts'
import { layoutOf } from '../../../src/app/layout.ts'
import { dialogBox } from '../../../src/view/dialogs/dialog.ts'
import { screenOf } from '../../../src/view/screen.ts'
import { symbolsFor } from '../../../src/view/symbols.ts'
import { SAMPLE_CONFIG, SAMPLE_CREDENTIALS, SAMPLE_SECRETS } from '../../support/files/sample-home.ts'
import { type MemoryDashboard, openMemoryDashboard } from '../../support/state/memory-dashboard.ts'
import { rowText } from '../../support/state/picture.ts'

const SIZES = [
  [120, 30],
  [80, 24],
  [50, 15],
] as const

/** From the list to a setting of the chosen profile. */
async function toSetting(dashboard: MemoryDashboard, key: string): Promise<void> {
  await dashboard.press('enter', 'g')
  const { profileIndex, selected } = dashboard.state()
  const entry = profileIndex.entryOf(selected ?? '')
  const at = entry?.profile.settings.findIndex((each) => each.key === key) ?? -1
  if (!entry || at < 0) throw new Error(`${selected} has no ${key}`)
  for (let moves = entry.chain.links.length + at; moves > 0; moves--) await dashboard.press('j')
}

async function choose(dashboard: MemoryDashboard, name: string): Promise<void> {
  await dashboard.press('/', ...name, 'enter')
}

const SCENES: Record<string, (dashboard: MemoryDashboard) => Promise<void>> = {
  field: async (dashboard) => {
    await choose(dashboard, 'builder')
    await toSetting(dashboard, 'credential_process')
    await dashboard.press('e')
  },
  'field-with-fault': async (dashboard) => {
    await choose(dashboard, 'prod-admin')
    await toSetting(dashboard, 'role_arn')
    await dashboard.press('e', 'ctrl+u', ...'arn:aws:iam', ' ', '#')
  },
  'field-with-warning': async (dashboard) => {
    await choose(dashboard, 'prod-admin')
    await toSetting(dashboard, 'role_arn')
    await dashboard.press('e', 'ctrl+u', ...'arn:aws:iam')
  },
  'field-masked': async (dashboard) => {
    await choose(dashboard, 'robot')
    await toSetting(dashboard, 'aws_secret_access_key')
    await dashboard.press('e')
  },
  values: async (dashboard) => {
    await choose(dashboard, 'dev')
    await toSetting(dashboard, 'region')
    await dashboard.press('e', ...'eu-')
  },
  'values-without-hit': async (dashboard) => {
    await choose(dashboard, 'dev')
    await toSetting(dashboard, 'region')
    await dashboard.press('e', ...'moon-1')
  },
  add: async (dashboard) => {
    await choose(dashboard, 'dev')
    await dashboard.press('enter', 'a', 'down', 'down')
  },
  kinds: (dashboard) => dashboard.press('n', 'down'),
  rename: async (dashboard) => {
    await choose(dashboard, 'dev')
    await dashboard.press('R', ...'#')
  },
  'rename-diff': async (dashboard) => {
    await choose(dashboard, 'dev')
    await dashboard.press('R', ...'elop', 'enter')
  },
  delete: async (dashboard) => {
    await choose(dashboard, 'dev')
    await dashboard.press('X')
  },
  'long-diff': async (dashboard) => {
    await dashboard.press('X', 'j', 'j')
  },
  clash: async (dashboard) => {
    await choose(dashboard, 'robot')
    await toSetting(dashboard, 'aws_secret_access_key')
    await dashboard.press('e', 'ctrl+u', ...'mine-mine-mine-mine')
    const credentials = SAMPLE_CREDENTIALS.replaceAll(SAMPLE_SECRETS[0]!, 'theirs-theirs-theirs')
    dashboard.files = { ...dashboard.files, credentials }
    await dashboard.press('enter', 'enter')
  },
}

/** The dialog, or what the details show from the settings on: the rest is tested where it belongs. */
function editPart(dashboard: MemoryDashboard): string {
  const state = dashboard.state()
  const { overlay } = state
  if (overlay && overlay.type !== 'help') {
    const layout = layoutOf(state)
    return dialogBox(state, overlay, layout, symbolsFor(false)).rows.map(rowText).join('\n')
  }
  const details = screenOf(state).details.map(rowText)
  return details
    .slice(
      details.findIndex((line) => / Settings /.test(line)),
      -1,
    )
    .join('\n')
}

for (const { id, label } of WIZARD_KINDS) {
  SCENES[`wizard-${id}`] = (dashboard) => dashboard.press('n', ...label, 'enter', 'down')
}

describe.each(SIZES)('at %i × %i', (columns, rows) => {
  it.each(Object.entries(SCENES))('%s', async (name, scene) => {
    const dashboard = openMemoryDashboard({
      config: SAMPLE_CONFIG,
      credentials: SAMPLE_CREDENTIALS,
      columns,
      rows,
    })
    await scene(dashboard)
    const whole = dashboard.picture()
    for (const secret of SAMPLE_SECRETS) expect(whole).not.toContain(secret)
    expect(whole).not.toMatch(/mine-mine|theirs-theirs/)
    await expect(`${editPart(dashboard)}\n`).toMatchFileSnapshot(`golden-edit/${name}-${columns}x${rows}.txt`)
  })
})
