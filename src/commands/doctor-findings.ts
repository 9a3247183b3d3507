import { readdirSync } from 'node:fs'
import { isMissing, reasonFor } from '../os/files.ts'
import { readEnvironment } from '../profiles/environment.ts'
import type { FileRole, Problem } from '../profiles/problem.ts'
import { PROBLEMS } from '../profiles/problem-table.ts'
import type { FoundFile, Home } from '../session/home.ts'
import { sessionStatus, sessionsOf } from '../session/sessions.ts'
import { statusesOf } from '../session/statuses.ts'
import { counted } from '../text/counted.ts'
import type { CommandContext } from './context.ts'

/** A part of the page: lines of a name and a text. */
export interface Chapter {
  readonly title: string
  readonly lines: readonly (readonly [name: string, text: string])[]
  /** True for what makes the exit status 1. */
  readonly isBad: boolean
}

/**
 * Both files and the caches: whether they can be read, how long they are, who has access. A path that somebody has chosen
 * may say who they work for, so it is not told.
 */
export function fileChapter({ environment }: CommandContext, home: Home): Chapter {
  const { files, ssoCache, cliCache, loginCache } = environment
  const usual = readEnvironment({}, process.platform, environment.home)
  const pathText = (path: string | null, usualPath: string | null) =>
    path === null ? 'no path' : path === usualPath ? path : 'at a path of its own'
  const file = (role: FileRole) =>
    [role, `${pathText(files[role], usual.files[role])}: ${fileText(home.files[role])}`] as const
  const folder = (name: string, path: string, usualPath: string) =>
    [name, `${pathText(path, usualPath)}: ${folderText(path)}`] as const
  return {
    title: 'Files',
    lines: [
      file('config'),
      file('credentials'),
      folder('SSO cache', ssoCache, usual.ssoCache),
      folder('role cache', cliCache, usual.cliCache),
      folder('login cache', loginCache, usual.loginCache),
    ],
    isBad: Object.values(home.files).some(({ type }) => type === 'unreadable'),
  }
}

function fileText(found: FoundFile): string {
  if (found.type === 'missing') return 'not there'
  if (found.type === 'unreadable') return `cannot be read: ${found.reason}`
  const { text, mode, isWritable } = found
  const lines = text.split('\n').length - (text.endsWith('\n') || text === '' ? 1 : 0)
  return [
    `${lines} lines, ${Buffer.byteLength(text)} bytes`,
    text.includes('\r\n') ? 'CRLF' : 'LF',
    ...(mode === null ? [] : [`mode ${(mode & 0o777).toString(8).padStart(3, '0')}`]),
    ...(isWritable ? [] : ['not writable']),
  ].join(', ')
}

function folderText(path: string): string {
  try {
    return counted(readdirSync(path).length, 'file')
  } catch (error) {
    return isMissing(error) ? 'not there' : `cannot be read: ${reasonFor(error)}`
  }
}

/** How many profiles and sessions there are, by kind and status. */
export function profileChapter({ now, preferences }: CommandContext, home: Home): Chapter {
  const { profileIndex: index, caches } = home
  const { expiringMs } = preferences
  const sessions = sessionsOf(index).list
  const statuses = statusesOf(index, caches, now, expiringMs)
  return {
    title: 'Profiles',
    lines: [
      ['kinds', tally(index.entries.map(({ chain }) => chain.kind))],
      ['statuses', tally(statuses.map(({ status }) => status))],
      ['sessions', tally(sessions.map(({ type }) => type))],
      ['statuses', tally(sessions.map((each) => sessionStatus(index, each, caches, now, expiringMs).status))],
    ],
    isBad: false,
  }
}

/** `16: 6 assume-role, 4 sso-session`, the most frequent first. */
function tally(words: readonly string[]): string {
  if (words.length === 0) return 'none'
  const counts = [...Map.groupBy(words, (each) => each)].map(([word, all]) => [all.length, word] as const)
  const parts = counts.toSorted(([a], [b]) => b - a).map(([count, word]) => `${count} ${word}`)
  return `${words.length}: ${parts.join(', ')}`
}

const MOST_PLACES = 4

/** The codes of all problems, what they mean, and where they are, but not their messages, which quote the files. */
export function problemChapter(problems: readonly Problem[]): Chapter {
  const lines = [...Map.groupBy(problems, ({ code }) => code)].flatMap(([code, all]) => {
    const places = all.map(({ file, line }) =>
      [file ?? 'cache', line].filter((each) => each !== null).join(':'),
    )
    const more = places.length > MOST_PLACES ? ` and ${places.length - MOST_PLACES} more` : ''
    return [
      [PROBLEMS[code].severity, `${code} at ${places.slice(0, MOST_PLACES).join(', ')}${more}`],
      ['', PROBLEMS[code].what],
    ] as const
  })
  return {
    title: 'Problems',
    lines: lines.length > 0 ? lines : [['none', '']],
    isBad: problems.some(({ severity }) => severity === 'error'),
  }
}
