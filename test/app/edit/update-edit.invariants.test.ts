import fc from 'fast-check'
import { expect, it } from 'vitest'
import { update } from '../../../src/app/update.ts'
import { match } from '../../../src/keys/match.ts'
import { SAMPLE_CONFIG, SAMPLE_CREDENTIALS, SAMPLE_SECRETS } from '../../support/files/sample-home.ts'
import { openMemoryDashboard } from '../../support/state/memory-dashboard.ts'
import { pictureOf } from '../../support/state/picture.ts'

const KEYS = [
  ...['n', 'D', 'R', 'X', 'u', 'ctrl+r', 'a', 'e', 'x', 'E'],
  ...['enter', 'enter', 'enter', 'esc', 'tab', 'up', 'down', 'down', 'right', 'left', 'G', 'g', 'y'],
  ...['ctrl+u', 'ctrl+w', 'backspace', 'home', 'end', '#', ' ', 'é', '1'],
]
const PASTES = [
  'export AWS_ACCESS_KEY_ID=A\nexport AWS_SESSION_TOKEN=T',
  'a\r\nb',
  '[x]\naws_access_key_id = A',
  '\u001b[31m',
  '{}',
]

const arbitraryStep = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...KEYS).map((key) => ({ key })) },
  { weight: 1, arbitrary: fc.constantFrom(...PASTES).map((paste) => ({ paste })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        SAMPLE_CONFIG,
        '',
        '[profile a]\njunk\n',
        SAMPLE_CONFIG.replace('region = us-west-2', 'region = x'),
      )
      .map((config) => ({ config })),
  },
)

it('whatever is pressed while editing: nothing throws, rows keep their width, secrets stay masked', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryStep, { maxLength: 30 }), async (steps) => {
      const dashboard = openMemoryDashboard({
        config: SAMPLE_CONFIG,
        credentials: SAMPLE_CREDENTIALS,
        columns: 90,
        rows: 24,
      })
      for (const step of steps) {
        if ('key' in step) await dashboard.press(step.key)
        else if ('paste' in step) dashboard.paste(step.paste)
        else dashboard.files = { ...dashboard.files, config: step.config }
        const picture = pictureOf(dashboard.state())
        expect(picture).toHaveLength(24)
        for (const line of picture) expect([...line]).toHaveLength(90)
        for (const secret of SAMPLE_SECRETS) expect(picture.join('\n')).not.toContain(secret)
      }
    }),
    { numRuns: 150 },
  )
})

it('a change is written only after a key that says so', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryStep, { maxLength: 30 }), async (steps) => {
      const dashboard = openMemoryDashboard({ config: SAMPLE_CONFIG, credentials: SAMPLE_CREDENTIALS })
      for (const step of steps) {
        const before = dashboard.files
        if ('key' in step) await dashboard.press(step.key)
        else if ('paste' in step) dashboard.paste(step.paste)
        else continue
        if (dashboard.files !== before)
          expect(['enter', 'y', 'x', 'u', 'ctrl+r']).toContain('key' in step && step.key)
      }
    }),
    { numRuns: 150 },
  )
})

it('a dialog that does not fit is cut, at every size', async () => {
  for (const keys of [
    ['n', 'down', 'enter'],
    ['n', 'enter'],
    ['X'],
    ['R'],
    ['enter', 'a'],
    ['enter', 'G', 'k', 'e'],
  ]) {
    const dashboard = openMemoryDashboard({ config: SAMPLE_CONFIG, credentials: SAMPLE_CREDENTIALS })
    await dashboard.press(...keys)
    for (const [columns, rows] of [
      [40, 10],
      [41, 11],
      [60, 12],
      [61, 10],
      [79, 24],
      [250, 80],
    ] as const) {
      const { state } = update(dashboard.state(), { type: 'resized', columns, rows })
      const picture = pictureOf(state)
      expect(picture).toHaveLength(rows)
      for (const line of picture) expect([...line]).toHaveLength(columns)
      expect(match(state, 'esc')).not.toBeNull()
    }
  }
})
