import type { Scene } from './scene.ts'

const opening = { until: /16 profiles[\s\S]* quit/ }
const DEMO = ['--demo']

/** The screenshots of the README, in its order. All are of the demo, which is the same everywhere. */
export const scenes: readonly Scene[] = [
  {
    name: 'dashboard',
    cols: 120,
    rows: 30,
    theme: 'dark',
    args: DEMO,
    steps: [opening, { press: ['down', 'down', 'down'], until: '─ prod-audit ─' }],
  },
  {
    name: 'check',
    cols: 120,
    rows: 30,
    theme: 'dark',
    args: DEMO,
    steps: [opening, { press: ['c'], until: /✓.*sso-session acme/ }, { until: /just now/ }],
  },
  {
    name: 'edit',
    cols: 120,
    rows: 30,
    theme: 'dark',
    args: DEMO,
    steps: [
      opening,
      { press: ['down', 'down'], until: '─ staging ─' },
      { press: ['R'], until: 'New name' },
      { type: '-eu', until: 'staging-eu' },
      { press: ['enter'], until: 'Write this?' },
    ],
  },
  {
    name: 'problems',
    cols: 120,
    rows: 30,
    theme: 'dark',
    args: DEMO,
    steps: [
      opening,
      { press: ['end'], until: /Problems \(\d+\)/ },
      { press: ['enter', 'end'], until: 'did you mean region' },
    ],
  },
  {
    name: 'filter',
    cols: 120,
    rows: 30,
    theme: 'dark',
    args: DEMO,
    steps: [
      opening,
      { press: ['/'], until: /Esc clear/ },
      { type: 'partner', until: /\/partner[\s\S]*2\/6 of 16/ },
    ],
  },
  {
    name: 'help',
    cols: 120,
    rows: 30,
    theme: 'dark',
    args: DEMO,
    steps: [opening, { press: ['?'], until: '─ Keys ─' }],
  },
  {
    name: 'small',
    cols: 80,
    rows: 24,
    theme: 'dark',
    args: DEMO,
    steps: [opening, { press: ['g', 'down'], until: '─ partner-data ─' }],
  },
  {
    name: 'light',
    cols: 120,
    rows: 30,
    theme: 'light',
    args: DEMO,
    env: { COLORFGBG: '0;15' },
    steps: [opening],
  },
]
