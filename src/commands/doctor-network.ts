import { type Answer, type Host, hostsOf, reach } from '../aws/reach.ts'
import { clockWarning, isWrongClock } from '../session/clock-skew.ts'
import type { Home } from '../session/home.ts'
import { sessionsOf } from '../session/sessions.ts'
import type { CommandContext } from './context.ts'
import type { Chapter } from './doctor-findings.ts'

/** Whether AWS's hosts answer from here, over proxy and certificates, and what their clocks say. Never rejects. */
export async function networkChapter(
  { variables, environment }: CommandContext,
  { profileIndex }: Home,
  signal: AbortSignal,
): Promise<Chapter> {
  const { profiles } = profileIndex
  const route = { variables, environment, profiles, profile: environment.activeProfile ?? 'default' }
  const regions = sessionsOf(profileIndex).list.flatMap(({ region }) => region ?? [])
  let hosts: readonly Host[]
  try {
    hosts = hostsOf(route, regions)
  } catch (error) {
    return { title: 'Network', lines: [['', messageOf(error)]], isBad: true }
  }
  const asked = await Promise.all(
    hosts.map((host) =>
      reach(host, route, signal).then(
        (answer) => ({ host, answer, reason: '' }),
        (error: unknown) => ({ host, answer: null, reason: messageOf(error) }),
      ),
    ),
  )
  const offset = asked.map(({ answer }) => answer?.offsetMs ?? null).find(isWrongClock)
  return {
    title: 'Network',
    lines: [
      ...asked.map(
        ({ host, answer, reason }) => [host.service, `${nameOf(host)}: ${textOf(answer, reason)}`] as const,
      ),
      ...(offset === undefined ? [] : [['clock', clockWarning(offset)] as const]),
    ],
    isBad: offset !== undefined || asked.some(({ answer }) => answer === null),
  }
}

/** A name that somebody has chosen may say whose it is. */
function nameOf({ endpoint, isConfigured }: Host): string {
  return isConfigured ? 'a configured endpoint' : new URL(endpoint).host
}

function textOf(answer: Answer | null, reason: string): string {
  return answer ? `answers after ${answer.ms} ms (HTTP ${answer.status})` : reason
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown'
}
