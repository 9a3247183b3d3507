import type { SettingLine as Line, Section } from '../ini/document.ts'
import type { FileRole } from './problem.ts'
import type { Override, Setting } from './profile.ts'

/** The lines of one section; those of later layers override those of earlier ones. */
export interface Layer {
  readonly file: FileRole
  readonly lines: readonly Line[]
}

/** The layers of one name in one file: first `[DEFAULT]`, which does not define a profile by itself. */
export function layersOf(
  file: FileRole,
  sections: readonly Section[],
  defaults: readonly Section[],
): readonly Layer[] {
  return sections.length === 0
    ? []
    : [...defaults, ...sections].map(({ settings }) => ({ file, lines: settings }))
}

/** The settings after overriding. A block is one value, so it overrides or is overridden whole. */
export function merge(layers: readonly Layer[]): Setting[] {
  const [only] = layers
  if (only && layers.length === 1) {
    const settings: Setting[] = []
    for (const line of only.lines) flatten(only.file, line, settings)
    if (!hasRepeats(settings)) return settings
  }
  const merged = new Map<string, ReadonlyMap<string, Winner>>()
  for (const { file, lines } of layers) {
    for (const line of lines) merged.set(line.key, replace(merged.get(line.key), flatten(file, line, [])))
  }
  return [...merged.values()].flatMap((winners) =>
    [...winners.values()].map(({ setting, overridden }) => ({
      ...setting,
      overrides: overridden.toReversed(),
    })),
  )
}

interface Winner {
  readonly setting: Setting
  /** What it overrides, the first one first. Shared from winner to winner, because copies would add up quadratically. */
  readonly overridden: Override[]
}

/** Replaces a value: the settings of the new one, each with what it overrides in the old one. */
function replace(
  losers: ReadonlyMap<string, Winner> = new Map(),
  found: readonly Setting[],
): ReadonlyMap<string, Winner> {
  const winners = new Map(losers)
  for (const setting of found) {
    const loser = winners.get(setting.key)
    loser?.overridden.push(overrideOf(loser.setting))
    winners.set(setting.key, { setting, overridden: loser?.overridden ?? [] })
  }
  const keys = new Set(found.map((each) => each.key))
  return new Map([...winners].filter(([key]) => keys.has(key)))
}

function overrideOf({ file, line, value }: Setting): Override {
  return { file, line, value }
}

function hasRepeats(settings: readonly Setting[]): boolean {
  return new Set(settings.map((each) => each.key)).size < settings.length
}

const NONE: readonly [] = []

/** Adds a line to `settings`, or if it is a block, the settings in it. */
function flatten(file: FileRole, { key, value, line, nested }: Line, settings: Setting[]): Setting[] {
  if (nested.length === 0) {
    settings.push({ key, value, file, line, overrides: NONE })
    return settings
  }
  for (const sub of nested) {
    settings.push({ key: `${key}.${sub.key}`, value: sub.value, file, line: sub.line, overrides: NONE })
  }
  return settings
}
