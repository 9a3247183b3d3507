import { describe, expect, it } from 'vitest'
import { WIZARD_KINDS } from '../../../src/app/edit/wizard.ts'
import { layoutOf } from '../../../src/app/layout.ts'
import { dialogBox } from '../../../src/view/dialogs/dialog.ts'
import { screenOf } from '../../../src/view/screen.ts'
import { symbolsFor } from '../../../src/view/symbols.ts'
import { SAMPLE_CONFIG, SAMPLE_CREDENTIALS, SAMPLE_SECRETS } from '../../support/files/sample-home.ts'
import { type Desk, openDesk } from '../../support/state/memory-dashboard.ts'
import { rowText } from '../../support/state/picture.ts'

const SIZES = [
  [120, 30],
  [80, 24],
  [50, 15],
] as const

/** From the list to a setting of the chosen profile. */
async function toSetting(desk: Desk, key: string): Promise<void> {
  await desk.press('enter', 'g')
  const { profileIndex, selected } = desk.state()
  const entry = profileIndex.entryOf(selected ?? '')
  const at = entry?.profile.settings.findIndex((each) => each.key === key) ?? -1
  if (!entry || at < 0) throw new Error(`${selected} has no ${key}`)
  for (let moves = entry.chain.links.length + at; moves > 0; moves--) await desk.press('j')
}

async function choose(desk: Desk, name: string): Promise<void> {
  await desk.press('/', ...name, 'enter')
}

const SCENES: Record<string, (desk: Desk) => Promise<void>> = {
  field: async (desk) => {
    await choose(desk, 'builder')
    await toSetting(desk, 'credential_process')
    await desk.press('e')
  },
  'field-with-fault': async (desk) => {
    await choose(desk, 'prod-admin')
    await toSetting(desk, 'role_arn')
    await desk.press('e', 'ctrl+u', ...'arn:aws:iam', ' ', '#')
  },
  'field-with-warning': async (desk) => {
    await choose(desk, 'prod-admin')
    await toSetting(desk, 'role_arn')
    await desk.press('e', 'ctrl+u', ...'arn:aws:iam')
  },
  'field-masked': async (desk) => {
    await choose(desk, 'robot')
    await toSetting(desk, 'aws_secret_access_key')
    await desk.press('e')
  },
  values: async (desk) => {
    await choose(desk, 'dev')
    await toSetting(desk, 'region')
    await desk.press('e', ...'eu-')
  },
  'values-without-hit': async (desk) => {
    await choose(desk, 'dev')
    await toSetting(desk, 'region')
    await desk.press('e', ...'moon-1')
  },
  add: async (desk) => {
    await choose(desk, 'dev')
    await desk.press('enter', 'a', 'down', 'down')
  },
  kinds: (desk) => desk.press('n', 'down'),
  rename: async (desk) => {
    await choose(desk, 'dev')
    await desk.press('R', ...'#')
  },
  'rename-diff': async (desk) => {
    await choose(desk, 'dev')
    await desk.press('R', ...'elop', 'enter')
  },
  delete: async (desk) => {
    await choose(desk, 'dev')
    await desk.press('X')
  },
  'long-diff': async (desk) => {
    await desk.press('X', 'j', 'j')
  },
  clash: async (desk) => {
    await choose(desk, 'robot')
    await toSetting(desk, 'aws_secret_access_key')
    await desk.press('e', 'ctrl+u', ...'mine-mine-mine-mine')
    const credentials = SAMPLE_CREDENTIALS.replaceAll(SAMPLE_SECRETS[0]!, 'theirs-theirs-theirs')
    desk.files = { ...desk.files, credentials }
    await desk.press('enter', 'enter')
  },
}

/** The dialog, or what the details show from the settings on: the rest is tested where it belongs. */
function editPart(desk: Desk): string {
  const state = desk.state()
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
  SCENES[`wizard-${id}`] = (desk) => desk.press('n', ...label, 'enter', 'down')
}

describe.each(SIZES)('at %i × %i', (columns, rows) => {
  it.each(Object.entries(SCENES))('%s', async (name, scene) => {
    const desk = openDesk({
      config: SAMPLE_CONFIG,
      credentials: SAMPLE_CREDENTIALS,
      columns,
      rows,
    })
    await scene(desk)
    const whole = desk.picture()
    for (const secret of SAMPLE_SECRETS) expect(whole).not.toContain(secret)
    expect(whole).not.toMatch(/mine-mine|theirs-theirs/)
    await expect(`${editPart(desk)}\n`).toMatchFileSnapshot(`golden-edit/${name}-${columns}x${rows}.txt`)
  })
})
