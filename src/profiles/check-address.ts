import { oddCharacter } from './odd-character.ts'

/*
 * Values that are addresses. Each function returns the predicate of a sentence whose subject is the key (`must be …`), or
 * null.
 */

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol)
}

/** True for an address that is safe to open or link to: https, or http on this machine. */
export function isSafeUrl(text: string): boolean {
  if (isUrl(text, ['https:'])) return true
  return isUrl(text, ['http:']) && LOOPBACK.test(new URL(text).hostname)
}

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/
/** Names that lead to this machine, or to another container beside it. */
const NEARBY = /^([^.:]+|.+\.localhost|(.+\.)?localhost\.localstack\.cloud|host\.docker\.internal)$/

/** A host of the AWS console, where one signs in and which is no start URL. */
const CONSOLE_HOST =
  /(^|\.)(console|signin)\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com|amazonaws-eusc\.eu)$/
const EXAMPLE = 'such as https://d-1234567890.awsapps.com/start'

export function startUrlProblem(text: string): string | null {
  // Copied from where `#` needs a backslash. A URL parser reads one as a slash, so it would pass.
  if (text.includes('\\')) return `must be a start URL without backslashes: ${text.replaceAll('\\', '')}`
  const odd = oddCharacter(text)
  if (odd) return `contains ${odd}, which no address does: type it again`
  if (!isUrl(text, ['https:'])) return 'must be an https:// address'
  const { hostname, hash } = new URL(text)
  const isConsole = CONSOLE_HOST.test(hostname) || CONSOLE_HOST.test(hostname.replace(/^[^.]+\./, ''))
  if (isConsole) return `must be the address of the access portal, ${EXAMPLE}, not of the console`
  if (/^#\/(console|user|saml)/.test(hash))
    return `must be the start URL alone: ${text.slice(0, text.indexOf('#'))}`
  return null
}

export function httpProblem(text: string): string | null {
  const odd = oddCharacter(text)
  if (odd) return `contains ${odd}, which no address does: type it again`
  return isUrl(text, ['https:', 'http:']) ? null : 'must be an http:// or https:// address'
}

/** For endpoints: credentials and data go there, over plain http for everybody on the way to read. */
export function endpointProblem(text: string): string | null {
  const problem = httpProblem(text)
  if (problem || isSafeUrl(text) || NEARBY.test(new URL(text).hostname)) return problem
  return 'sends requests to another machine unencrypted: write https://'
}
