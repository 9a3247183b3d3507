import type { Section } from '../../ini/document.ts'
import { type FileRole, type Problem, problem } from '../problem.ts'
import type { NamedSection, OtherSection, Profiles } from '../profile.ts'
import { PORTABLE_NAME, sdkSectionName } from '../section-name.ts'
import { closest } from './suggest.ts'

/** Headers that no tool, or not every tool, reads as what they look like; sections that hide one another. */
export function sectionProblems(profiles: Profiles): Problem[] {
  const text = { config: profiles.documents.config.text, credentials: profiles.documents.credentials.text }
  return [
    ...profiles.others.flatMap((each) => otherProblems(each, text[each.file])),
    ...profiles.named.flatMap((each) => namedProblems(each, text[each.file])),
    ...hiddenProblems(profiles),
  ]
}

/** Sections of the config file that tools other than the profile readers own. */
const FOREIGN = new Set(['plugins', 'preview', 'toolkit'])

function otherProblems({ file, section }: OtherSection, text: string): Problem[] {
  const { header, line } = section
  const place = { file, line }
  if (header === 'DEFAULT') {
    const message =
      '[DEFAULT] in upper case is no profile: the AWS CLI adds its settings to every section, the SDKs ignore it. Write [default].'
    return [problem('tools-disagree', place, message)]
  }
  if (FOREIGN.has(header)) return []
  const sdk = readBySdk(section, text)
  if (sdk) {
    const message = `The SDK for JavaScript reads [${header}] as ${sdk.kind} "${sdk.name}", the AWS CLI ignores it: write [${sdk.kind} ${sdk.name}].`
    return [problem('tools-disagree', place, message)]
  }
  return [problem('bad-section-name', place, badNameMessage(header))]
}

function badNameMessage(header: string): string {
  const ignored = `[${header}] is read by no tool`
  const [keyword = '', ...rest] = header.trim().split(/\s+/)
  const meant = closest(keyword.toLowerCase(), ['profile', 'sso-session', 'services'])
  if (rest.length > 1 && meant) {
    return `${ignored}: put quotes around a name with blanks ([${meant} "${rest.join(' ')}"]), better choose one without.`
  }
  if (rest.length === 1 && meant) return `${ignored}: write [${meant} ${rest[0]}].`
  if (rest.length === 0 && meant) return `${ignored}: a name is missing behind "${meant}".`
  return /\s/.test(header.trim())
    ? `${ignored}.`
    : `${ignored}: a profile of the config file is written [profile ${header.trim()}].`
}

function readBySdk(section: Section, text: string) {
  const headerLine = text.slice(section.start, section.bodyStart)
  const behind = headerLine.slice(headerLine.lastIndexOf(']') + 1)
  return sdkSectionName(section.header, section.trailer, /^\s/.test(behind))
}

function namedProblems({ file, section, kind, name }: NamedSection, text: string): Problem[] {
  const place = { file, line: section.line }
  const owner = kind === 'profile' ? name : null
  if (file === 'credentials') return credentialsProblems(section, place)
  const sdk = readBySdk(section, text)
  if (sdk?.kind === kind && sdk.name === name && PORTABLE_NAME.test(name))
    return emptyProblems(section, place, owner)
  const reason = PORTABLE_NAME.test(name)
    ? `write [${name === 'default' && kind === 'profile' ? 'default' : `${kind} ${name}`}] and nothing else on the line`
    : 'use only letters, digits and _-/.%@:+ in names'
  const message = `The AWS CLI reads this section as ${kind} "${name}", the SDKs do not see it: ${reason}.`
  return [problem('tools-disagree', place, message, owner)]
}

function credentialsProblems(section: Section, place: { file: FileRole; line: number }): Problem[] {
  const { header } = section
  const keyword = /^\s*(profile|sso-session|services)\s+(.+?)\s*$/.exec(header)
  if (keyword) {
    const advice = keyword[1] === 'profile' ? `write [${keyword[2]}]` : `move it to the config file`
    const message = `In the credentials file the whole header is the name, so this is no ${keyword[1]} "${keyword[2]}": ${advice}.`
    return [problem('bad-section-name', place, message, header)]
  }
  if (PORTABLE_NAME.test(header)) return []
  const message = `Not every tool reads a profile named "${header}": use only letters, digits and _-/.%@:+ in names.`
  return [problem('tools-disagree', place, message, header)]
}

function emptyProblems(
  section: Section,
  place: { file: FileRole; line: number },
  owner: string | null,
): Problem[] {
  if (section.settings.length > 0 || owner === null) return []
  const message =
    'The section has no settings: the AWS CLI sees an empty profile, the SDK for JavaScript none.'
  return [problem('tools-disagree', place, message, owner)]
}

function* hiddenProblems(profiles: Profiles): Generator<Problem> {
  for (const { file, section, kind, name, counts } of profiles.named) {
    if (counts) continue
    const winner = profiles.named.find(
      (each) => each.counts && each.kind === kind && each.name === name && each.file === file,
    )
    const place = { file, line: section.line }
    const owner = kind === 'profile' ? name : null
    const other = `[${winner?.section.header}] on line ${winner?.section.line}`
    if (name === 'default') {
      const message = `The default profile stands here and as ${other}. The AWS CLI takes the later one whole, the SDKs [profile default]: keep one.`
      yield problem('default-twice', place, message, owner)
    } else {
      yield problem(
        'shadowed-setting',
        place,
        `${other} hides this whole section from the AWS CLI: join the two.`,
        owner,
      )
    }
  }
}
