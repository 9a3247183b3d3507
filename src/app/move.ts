import type { Movement } from './intent.ts'

/** The position after a movement, from 0 to `count - 1`; `page` is how many rows are on screen. */
export function moved(from: number, movement: Movement, page: number, count: number): number {
  const half = Math.max(1, Math.floor(page / 2))
  const steps: Readonly<Record<Movement, number>> = {
    up: -1,
    down: 1,
    'page-up': -page,
    'page-down': page,
    'half-page-up': -half,
    'half-page-down': half,
    first: Number.NEGATIVE_INFINITY,
    last: Number.POSITIVE_INFINITY,
  }
  return Math.max(0, Math.min(count - 1, from + steps[movement]))
}
