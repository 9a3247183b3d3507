import type { Span } from './span.ts'

/** A JSON web token, also one that is cut. */
const WEB_TOKEN = /(?<![\w-])eyJ[\w-]{16,}={0,2}(?:\.[\w-]*={0,2}){0,4}/g
/** Secrets that are known by their form, whatever stands before them. */
const SHAPES: readonly RegExp[] = [
  // IDs of access keys (IAM user guide, "Understanding unique ID prefixes").
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{12,124}(?![A-Za-z0-9])/g,
  // GitHub, GitLab, Slack, Vault, and others with a prefix of their own.
  /(?<![A-Za-z0-9])(?:gh[opsru]_|github_pat_|glpat-|xox[abeprs]-|hvs\.|npm_|sk-|dop_v1_)[\w.-]{16,}/g,
]
const PRIVATE_KEY = /(-----BEGIN [A-Z ]*PRIVATE KEY-----\s*)[\s\S]*?(?=\s*(?:-----END|$))/g
const SCHEME = /(?<![\w-])(?:Bearer|Basic|Negotiate)[ \t]+([\w.~+/=-]{6,})/gi
/** `Basic authentication`, `bearer token`: words and no credentials. */
const WORD = /^(?:[A-Z]?[a-z]+|[A-Z]+)(?:-[A-Za-z]?[a-z]+)*[.]?$/
/** Before the host: up to the last `@` of the authority; or, of a sloppy address, a password with a slash in it. */
const USER_INFO =
  /(?<![A-Za-z0-9+.-])[A-Za-z][A-Za-z0-9+.-]*:\/\/(?:([^\s/?#"'<>]*)@|([^\s/@"'<>:]*:(?!\d{2,5}(?:[/?#]|$))[^\s@"'<>]*)@)/g
/** `name:password@host:port`, as proxies are written without `http://`. */
const BARE_USER_INFO = /(?<![\w.%/:@-])([\w.%+-]+:[^\s@/:"']+)@(?=[\w.-]+:\d)/g
const QUERY_CODE = /[?&]code=([^\s&"'<>]{16,})/g

/** Secrets in a text that are known by their form. */
export function shapedSecrets(text: string): Span[] {
  const spans = randomSpans(text)
  for (const shape of SHAPES)
    for (const { 0: all, index } of text.matchAll(shape)) spans.push(spanOf(index, all))
  for (const { 0: all, 1: head = '', index } of text.matchAll(PRIVATE_KEY))
    spans.push({ start: index + head.length, end: index + all.length })
  for (const { 0: all, 1: value = '', index } of text.matchAll(SCHEME))
    if (!WORD.test(value)) spans.push(spanOf(index + all.length - value.length, value))
  for (const { 0: all, 1: info, 2: sloppy = '', index } of text.matchAll(USER_INFO)) {
    const value = info ?? sloppy
    spans.push(...nameAndPassword(index + all.length - value.length - 1, value))
  }
  for (const { 1: info = '', index } of text.matchAll(BARE_USER_INFO))
    spans.push(...nameAndPassword(index, info))
  for (const { 0: all, 1: code = '', index } of text.matchAll(QUERY_CODE))
    spans.push(spanOf(index + all.length - code.length, code))
  return spans.filter(({ start, end }) => end > start)
}

/** Parts of a text that nothing but a secret looks like: JSON web tokens, and long random base64. */
export function randomSpans(text: string): Span[] {
  const spans: Span[] = []
  for (const { 0: all, index } of text.matchAll(WEB_TOKEN)) spans.push(spanOf(index, all))
  for (const { 0: run, index } of text.matchAll(RUNS)) if (isRandom(run)) spans.push(spanOf(index, run))
  return spans
}

/** Each for itself, because the end of a longer secret is shown; the name too, which can be a token. */
function nameAndPassword(start: number, info: string): Span[] {
  const colon = info.indexOf(':')
  if (colon < 0) return [spanOf(start, info)]
  return [spanOf(start, info.slice(0, colon)), spanOf(start + colon + 1, info.slice(colon + 1))]
}

function spanOf(start: number, text: string): Span {
  return { start, end: start + text.length }
}

/** Base64, also as it is written for addresses. Paths and names are made of the same characters. */
const RUNS = /(?<![\w+/-])[\w+/-]{40,}={0,2}/g

/** Letters of one case, or a capitalized word; numbers; digests and parts of UUIDs. */
const TOKENS = /^(?:[0-9a-f]{8,}|[0-9A-F]{8,})$|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g

/**
 * Random characters change between upper case, lower case and digits far more often than words do. Parts that are one
 * word or very short say nothing: paths and names are made of them.
 */
function isRandom(run: string): boolean {
  if (!/[a-z]/.test(run) || !/[A-Z]/.test(run) || !/[\d+/]/.test(run)) return false
  let letters = 0
  let words = 0
  for (const part of run.split(/[^A-Za-z0-9]+/)) {
    const { length } = part.match(TOKENS) ?? []
    if (part.length < SHORTEST_PART || length === 1) continue
    letters += part.length
    words += length
  }
  return letters >= LEAST_RANDOM && letters / words < LEAST_WORD
}

const SHORTEST_PART = 4
const LEAST_RANDOM = 16
/** The average length of a word, in characters; in random base64 it is below 2. */
const LEAST_WORD = 3.3
