import { parse } from '../../../src/ini/parse.ts'
import { load } from '../../../src/profiles/load.ts'
import type { Problem } from '../../../src/profiles/problem.ts'
import type { WalkPorts } from '../../../src/session/ports.ts'
import { indexProfiles } from '../../../src/session/profile-index.ts'
import { type CheckResult, check } from '../../../src/session/walk/check.ts'
import { createMemo } from '../../../src/session/walk/memo.ts'
import { NO_ENDPOINTS } from '../files/read-files.ts'
import { walkPorts } from './walk-ports.ts'

export interface CheckInput {
  readonly config?: string
  readonly credentials?: string
  /** The profile to check; default `p`. */
  readonly name?: string
  readonly ports?: Partial<WalkPorts>
  readonly signal?: AbortSignal
  readonly refusal?: Problem
}

export function profileIndexOf({ config = '', credentials = '' }: CheckInput) {
  const profiles = load({ config: parse(config), credentials: parse(credentials) })
  const profileIndex = indexProfiles(profiles, {
    modes: { config: null, credentials: null },
    hasRegion: false,
    endpointVariables: NO_ENDPOINTS,
  })
  return { profiles, profileIndex }
}

/** Checks a profile with in-memory ports. Returns the result, the calls of the ports and the reported link states. */
export async function checkProfile(input: CheckInput) {
  const { profiles, profileIndex } = profileIndexOf(input)
  const ports = walkPorts(input.ports)
  const links: string[] = []
  const name = input.name ?? 'p'
  const entry = profileIndex.entryOf(name)
  if (!entry) throw new Error(`no profile ${name}`)
  const result: CheckResult = await check(entry, {
    profiles,
    ports,
    memo: createMemo(),
    signal: input.signal ?? new AbortController().signal,
    refusal: input.refusal ?? null,
    onLink: (index, state, detail) => links.push(`${index} ${state}${detail ? ` ${detail}` : ''}`),
  })
  return { result, links, ports, calls: ports.calls }
}

/** A method of a port that always rejects with `error`. */
export function fails(error: Error): () => Promise<never> {
  return () => Promise.reject(error)
}
