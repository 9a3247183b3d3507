import { parse } from '../../../src/ini/parse.ts'
import { load } from '../../../src/profiles/load.ts'
import type { WalkPorts } from '../../../src/session/ports.ts'
import { type Entry, indexProfiles } from '../../../src/session/profile-index.ts'
import { type CheckResult, check } from '../../../src/session/walk/check.ts'
import { createMemo } from '../../../src/session/walk/memo.ts'
import { walkPorts } from './walk-ports.ts'

export interface CheckInput {
  readonly config?: string
  readonly credentials?: string
  /** Which profile is checked; `p` unless said otherwise. */
  readonly name?: string
  readonly ports?: Partial<WalkPorts>
  readonly signal?: AbortSignal
}

export function profileIndexOf({ config = '', credentials = '' }: CheckInput) {
  const profiles = load({ config: parse(config), credentials: parse(credentials) })
  const profileIndex = indexProfiles(profiles, {
    modes: { config: null, credentials: null },
    hasRegion: false,
  })
  return { profiles, profileIndex }
}

/** Checks a profile over ports in memory: what came of it, what was asked of the ports, what was told link by link. */
export async function checkProfile(input: CheckInput) {
  const { profiles, profileIndex } = profileIndexOf(input)
  const ports = walkPorts(input.ports)
  const links: string[] = []
  const entry = profileIndex.entryOf(input.name ?? 'p') as Entry
  const result: CheckResult = await check(entry, {
    profiles,
    ports,
    memo: createMemo(),
    signal: input.signal ?? new AbortController().signal,
    onLink: (index, state, detail) => links.push(`${index} ${state}${detail ? ` ${detail}` : ''}`),
  })
  return { result, links, ports, calls: ports.calls }
}

/** A port that always fails. */
export function fails(error: Error): () => Promise<never> {
  return () => Promise.reject(error)
}
