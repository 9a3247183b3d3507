const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Milliseconds → `5h 12m`, `9m`, `<1m` or `12d 3h`; rounded down, never negative. */
export function duration(milliseconds: number): string {
  const left = Math.max(0, milliseconds)
  if (left < MINUTE) return '<1m'
  const minutes = Math.floor(left / MINUTE) % 60
  const hours = Math.floor(left / HOUR) % 24
  const days = Math.floor(left / DAY)
  if (days > 0) return hours > 0 && days < 100 ? `${days}d ${hours}h` : `${days}d`
  if (hours > 0) return minutes > 0 ? `${hours}h ${minutes}m` : `${hours}h`
  return `${minutes}m`
}

/** Milliseconds → the largest unit only: `2h`, `3d`. */
export function shortDuration(milliseconds: number): string {
  return duration(milliseconds).split(' ')[0] ?? ''
}
