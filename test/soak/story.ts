import fc from 'fast-check'
import { KEYMAP } from '../../src/keys/keymap.ts'
import { rowWidth } from '../../src/view/row.ts'
import { allRows, screenOf } from '../../src/view/screen.ts'
import { arbitraryEvent, arbitraryFileText } from '../support/arbitrary/events.ts'
import { openMemoryDashboard } from '../support/state/memory-dashboard.ts'

/** What a story is told of: keys, text, pastes, resizes, other programs that write, and whatever else can happen. */
type Step =
  | { readonly key: string }
  | { readonly text: string }
  | { readonly paste: string }
  | { readonly file: 'config' | 'credentials'; readonly content: string }
  | { readonly failure: string | null }
  | { readonly event: Parameters<ReturnType<typeof openMemoryDashboard>['dispatch']>[0] }

const KEYS = [...new Set(KEYMAP.flatMap((each) => each.keys)), 'esc', 'enter', 'enter', 'backspace']

const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom(...KEYS).map((key) => ({ key })) },
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => ({ text })) },
  { weight: 1, arbitrary: fc.string({ maxLength: 60 }).map((paste) => ({ paste })) },
  {
    weight: 1,
    arbitrary: fc.record({ file: fc.constantFrom('config', 'credentials'), content: arbitraryFileText }),
  },
  { weight: 1, arbitrary: fc.constantFrom('the disk is full', null).map((failure) => ({ failure })) },
  { weight: 6, arbitrary: arbitraryEvent.map((event) => ({ event })) },
)

export interface Story {
  readonly config: string
  readonly credentials: string
  readonly steps: readonly Step[]
}

export const arbitraryStory: fc.Arbitrary<Story> = fc.record({
  config: arbitraryFileText,
  credentials: arbitraryFileText,
  steps: fc.array(arbitraryStep, { minLength: 20, maxLength: 80 }),
})

/**
 * Plays a story through the whole program but the terminal. Throws where the screen is not exactly as large as the
 * terminal, where a file has changed that nobody saved, or where anything else goes wrong.
 */
export async function playStory({ config, credentials, steps }: Story): Promise<void> {
  const dashboard = openMemoryDashboard({ config, credentials })
  for (const step of steps) {
    const before = dashboard.files
    const saves = dashboard.effects.filter((each) => each.type === 'save').length
    if ('key' in step) await dashboard.press(step.key)
    else if ('text' in step) await dashboard.type(step.text)
    else if ('paste' in step) dashboard.paste(step.paste)
    else if ('failure' in step) dashboard.failure = step.failure
    else if ('event' in step) dashboard.dispatch(step.event)
    else dashboard.files = { ...dashboard.files, [step.file]: step.content }
    const isSaved = dashboard.effects.filter((each) => each.type === 'save').length > saves
    if (!('file' in step) && !isSaved && dashboard.files !== before)
      throw new Error('a file changed that nobody saved')
    checkScreen(dashboard.state())
  }
}

function checkScreen(state: Parameters<typeof screenOf>[0]): void {
  const { columns, rows } = state.size
  const drawn = allRows(screenOf(state))
  if (drawn.length !== rows) throw new Error(`${drawn.length} rows on a screen of ${rows}`)
  for (const row of drawn) {
    if (rowWidth(row) !== columns)
      throw new Error(`a row of ${rowWidth(row)} cells on a screen of ${columns}`)
  }
}
