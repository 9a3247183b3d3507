import { describe, expect, it } from 'vitest'
import type { State } from '../../../src/app/state.ts'
import { emptyRows } from '../../../src/view/list/empty.ts'
import { linesOf } from '../../support/state/picture.ts'
import { sampleState } from '../../support/state/sample-state.ts'
import { makeState, play, profilesNamed, typed } from '../../support/state/state.ts'

const empty = (state: State, cells = 60) => linesOf(emptyRows(state, cells))
const KEYS = [
  ' Press n to create one, I to import some, r to read the',
  ' files again. `awsprof --demo` shows sample profiles.',
]

describe('where there are no profiles, why, and the keys that help', () => {
  it('no files', () => {
    expect(empty(makeState())).toEqual([
      ' No profiles found.',
      '',
      ' /home/me/.aws/config does not exist.',
      ' /home/me/.aws/credentials does not exist.',
      '',
      ...KEYS,
    ])
  })

  it('on fewer cells the same on more lines', () => {
    expect(empty(makeState(), 34)).toEqual([
      ' No profiles found.',
      '',
      ' /home/me/.aws/config does not',
      ' exist.',
      ' /home/me/.aws/credentials does',
      ' not exist.',
      '',
      ' Press n to create one, I to',
      ' import some, r to read the files',
      ' again. `awsprof --demo` shows',
      ' sample profiles.',
    ])
  })

  it('and that ! has hidden what needs no attention', () => {
    expect(empty(play(makeState(), 'attention')).slice(0, 5)).toEqual([
      ' No profiles found.',
      '',
      ' Only what needs attention is shown: press ! to show all',
      ' again.',
      '',
    ])
  })

  it('files without any', () => {
    expect(empty(makeState({ config: ' \n', credentials: '# nothing\n' })).slice(2, 4)).toEqual([
      ' /home/me/.aws/config is empty.',
      ' /home/me/.aws/credentials has no profiles.',
    ])
  })

  it('a file that cannot be read, one that is switched off', () => {
    const state = makeState({
      config: { type: 'unreadable', reason: 'permission denied' },
      env: { AWS_SHARED_CREDENTIALS_FILE: '' },
    })
    expect(empty(state).slice(2)).toEqual([
      ' /home/me/.aws/config cannot be read: permission denied.',
      ' There is no credentials file: its environment variable is',
      ' set but empty.',
      '',
      ' Press r to read the files again. `awsprof --demo` shows',
      ' sample profiles.',
    ])
  })

  it('n is not offered where nothing can be written', () => {
    const { setup, ...rest } = makeState()
    expect(empty({ ...rest, setup: { ...setup, isReadOnly: true } }).join('\n')).not.toContain('n makes one')
  })
})

describe('where profiles are hidden, what hides them', () => {
  const attention = play(makeState({ config: profilesNamed('a') }), 'attention')
  it.each([
    [
      'a filter',
      play(sampleState(), 'filter', typed('no\u202e')),
      [' No profile matches "no\\u202e".', '', ' Press Esc to show all profiles.'],
    ],
    ['! alone', attention, [' No profile needs attention.', '', ' Press ! to show all again.']],
    [
      'both',
      play(attention, 'filter', typed('b')),
      [
        ' No profile matches "b" and needs attention.',
        '',
        ' Press Esc to clear the filter, and ! to show all again.',
      ],
    ],
  ])('%s', (_, state, wanted) => {
    expect(empty(state)).toEqual(wanted)
  })
})
