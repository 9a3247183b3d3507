import type { CellColour } from '../support/program/cell.ts'

export type Theme = 'dark' | 'light'

/** The colours of a terminal: its own two, and the sixteen that programs call by number. All `#rrggbb`. */
export interface Palette {
  readonly foreground: string
  readonly background: string
  readonly frame: string
  readonly ansi: readonly string[]
}

// The colours of VS Code's terminal, as published: a screenshot must not be kinder to a poor choice of colour than
// the terminals that people have.
export const palettes: Readonly<Record<Theme, Palette>> = {
  dark: {
    foreground: '#cccccc',
    background: '#1e1e1e',
    frame: '#3a3a3a',
    ansi: [
      ...['#000000', '#cd3131', '#0dbc79', '#e5e510', '#2472c8', '#bc3fbc', '#11a8cd', '#e5e5e5'],
      ...['#666666', '#f14c4c', '#23d18b', '#f5f543', '#3b8eea', '#d670d6', '#29b8db', '#e5e5e5'],
    ],
  },
  light: {
    foreground: '#333333',
    background: '#ffffff',
    frame: '#d8d8d8',
    ansi: [
      ...['#000000', '#cd3131', '#107c10', '#949800', '#0451a5', '#bc05bc', '#0598bc', '#555555'],
      ...['#666666', '#cd3131', '#14ce14', '#b5ba00', '#0451a5', '#bc05bc', '#0598bc', '#a5a5a5'],
    ],
  },
}

/** Gives the `#rrggbb` of a cell's colour; `fallback` is that of 'default'. */
export function rgb(colour: CellColour, fallback: string, palette: Palette): string {
  if (colour === 'default') return fallback
  if (typeof colour === 'string') return colour
  return palette.ansi[colour] ?? extendedColour(colour)
}

/** Mixes two `#rrggbb` colours; `share` (0 to 1) is how much of the first one is left. */
export function mix(first: string, second: string, share: number): string {
  return hex(channels(first).map((value, i) => value * share + channels(second)[i]! * (1 - share)))
}

// Palette entries 16 to 231 are a cube of six steps a side, 232 to 255 a ramp of greys.
function extendedColour(index: number): string {
  if (index >= 232) return hex(Array.from({ length: 3 }, () => 8 + (index - 232) * 10))
  const step = (value: number) => (value === 0 ? 0 : 55 + value * 40)
  const cube = index - 16
  return hex([Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6].map(step))
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function hex(values: readonly number[]): string {
  return `#${values.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`
}
