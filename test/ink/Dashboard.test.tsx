import { render } from 'ink-testing-library'
import { afterEach, describe, expect, it } from 'vitest'
import type { State } from '../../src/app/state.ts'
import { Dashboard } from '../../src/ink/Dashboard.tsx'
import { PLAIN_THEME, themeFor } from '../../src/terminal/theme.ts'
import { screenOf } from '../../src/view/screen.ts'
import { SAMPLE_CONFIG, SAMPLE_CREDENTIALS } from '../support/files/sample-home.ts'
import { pictureOf } from '../support/state/picture.ts'
import { makeState, play, typed } from '../support/state/state.ts'

let unmount = () => {}
afterEach(() => unmount())

// As wide as the terminal of ink-testing-library.
const sample = { config: SAMPLE_CONFIG, credentials: SAMPLE_CREDENTIALS, columns: 100, rows: 30 }

function frameOf(state: State, theme = PLAIN_THEME): string {
  const app = render(<Dashboard screen={screenOf(state)} theme={theme} />)
  unmount = app.unmount
  return app.lastFrame() ?? ''
}

const SCENES: Readonly<Record<string, () => State>> = {
  list: () => makeState(sample),
  details: () => play(makeState(sample), 'down', 'open-details', 'down'),
  filter: () => play(makeState(sample), 'filter', typed('prod')),
  help: () => play(makeState(sample), 'help'),
  banner: () => makeState({ ...sample, config: 'nonsense' }),
  'no files': () => makeState({ ...sample, config: '', credentials: '' }),
  'one pane': () => makeState({ ...sample, columns: 60 }),
  'too small': () => makeState({ ...sample, columns: 39, rows: 9 }),
  'wide names': () => makeState({ ...sample, config: '[profile "名前🎉"]\n[profile "e\u0301"]\n' }),
}

describe("Ink's frame is the picture of the view", () => {
  it.each(Object.entries(SCENES))('%s', (_, scene) => {
    const state = scene()
    // Ink drops blanks at the ends of lines.
    const picture = pictureOf(state).map((line) => line.trimEnd())
    expect(
      frameOf(state)
        .split('\n')
        .map((line) => line.trimEnd()),
    ).toEqual(picture)
  })

  it('in colour too', () => {
    const state = SCENES.list!()
    const frame = frameOf(state, themeFor('dark', true))
    expect(frame).toContain('\u001b[')
    const plain = frame.replaceAll(/\u001b\[[\d;]*m/g, '').split('\n')
    expect(plain.map((line) => line.trimEnd())).toEqual(pictureOf(state).map((line) => line.trimEnd()))
  })
})
