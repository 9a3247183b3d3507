import type { Section } from '../../ini/document.ts'
import { type FileRole, type Problem, problem } from '../problem.ts'
import type { NamedSection, OtherSection, Profiles } from '../profile.ts'
import { PORTABLE_NAME } from '../section-name.ts'
import { knownSetting } from '../setting.ts'
import { sectionDisagreements, sectionsOf } from './disagreements.ts'
import { isSdkHeader, sdkSection } from './sdk-reading.ts'
import { closest } from './suggest.ts'

/** Headers that no tool, or not every tool, reads as what they look like; sections that hide one another. */
export function sectionProblems(profiles: Profiles): Problem[] {
  const text = textsOf(profiles)
  return [
    ...profiles.others.flatMap((each) => otherProblems(each, text[each.file])),
    ...profiles.named.flatMap((each) => namedProblems(profiles, each, text[each.file])),
    ...profiles.named.flatMap((each) => servicesProblems(each, text[each.file])),
    ...hiddenProblems(profiles),
  ]
}

/** Those of one profile's sections alone, without looking at any other. */
export function sectionProblemsOf(profiles: Profiles, name: string): Problem[] {
  const text = textsOf(profiles)
  return [
    ...profiles.sectionsOf('profile', name).flatMap((each) => namedProblems(profiles, each, text[each.file])),
    ...hiddenProblems(profiles).filter((each) => each.profile === name),
  ]
}

function textsOf({ documents }: Profiles): Readonly<Record<FileRole, string>> {
  return { config: documents.config.text, credentials: documents.credentials.text }
}

/** Lines of services sections; those of profiles and sessions are told with them. */
function servicesProblems({ file, section, kind, counts }: NamedSection, text: string): Problem[] {
  if (kind !== 'services' || !counts) return []
  const found = sectionDisagreements(text, section)
  return found.map(([line, message]) => problem('tools-disagree', { file, line }, message))
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
  if (FOREIGN.has(header)) {
    if (isSdkHeader(headerLine(section, text))) return indentedHeaders(section, file, text)
    const message = `The SDKs do not see this header and read the lines below into the section above: write [${header}] and nothing else on the line.`
    return [problem('tools-disagree', place, message)]
  }
  const sdk = readBySdk(section, file, text)
  if (sdk) {
    const message = `The SDK for JavaScript reads [${header}] as ${sdk.kind} "${sdk.name}", the AWS CLI ignores it: write [${sdk.kind} ${sdk.name}].`
    return [problem('tools-disagree', place, message)]
  }
  return [problem('bad-section-name', place, badNameMessage(header))]
}

/** Elsewhere a value that goes on over several lines is told as such, whatever they hold. */
function indentedHeaders(section: Section, file: FileRole, text: string): Problem[] {
  const lines = section.settings.flatMap((each) => each.continuation)
  return lines
    .filter(({ start, end }) => isSdkHeader(text.slice(start, end)))
    .map(({ line }) => {
      const message =
        'The AWS CLI takes this line for part of the value above, the SDKs for a section: begin headers in the first column.'
      return problem('tools-disagree', { file, line }, message)
    })
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

function readBySdk(section: Section, file: FileRole, text: string) {
  return sdkSection(headerLine(section, text), file)
}

function headerLine(section: Section, text: string): string {
  return text.slice(section.start, section.bodyStart)
}

function namedProblems(profiles: Profiles, named: NamedSection, text: string): Problem[] {
  const { file, section, kind, name } = named
  const place = { file, line: section.line }
  const owner = kind === 'profile' ? name : null
  const keyword =
    file === 'credentials' && /^\s*(profile|sso-session|services)\s+(.+?)\s*$/.exec(section.header)
  if (keyword) {
    const advice = keyword[1] === 'profile' ? `write [${keyword[2]}]` : `move it to the config file`
    const message = `In the credentials file the whole header is the name, so this is no ${keyword[1]} "${keyword[2]}": ${advice}.`
    return [problem('bad-section-name', place, message, owner)]
  }
  const sdk = readBySdk(section, file, text)
  if (sdk?.kind === kind && sdk.name === name && PORTABLE_NAME.test(name)) {
    return emptyProblems(profiles, named)
  }
  const message = `The AWS CLI reads this section as ${kind} "${name}", not every SDK does: ${headerAdvice(named)}.`
  return [problem('tools-disagree', place, message, owner)]
}

function headerAdvice({ file, kind, name }: NamedSection): string {
  if (!PORTABLE_NAME.test(name)) return 'use only letters, digits and _-/.%@:+ in names'
  if (name in {}) return 'choose a name that is no word of JavaScript'
  const isBare = file === 'credentials' || (name === 'default' && kind === 'profile')
  return `write [${isBare ? name : `${kind} ${name}`}] and nothing else on the line`
}

/** Settings of which no SDK takes notice do not make a profile for it either. */
function emptyProblems(profiles: Profiles, { file, section, kind, name }: NamedSection): Problem[] {
  const isEmpty = section.settings.every(
    ({ key, value, nested }) => value === '' && nested.length === 0 && knownSetting('profile', key)?.cliOnly,
  )
  if (!isEmpty || kind !== 'profile') return []
  const profile = profiles.byName.get(name)
  if (profile && profile.headers.length > 1 && profile.settings.some((each) => each.value !== '')) return []
  const message =
    'The section has no settings: the AWS CLI sees an empty profile, the SDK for JavaScript none.'
  return [problem('tools-disagree', { file, line: section.line }, message, name)]
}

function* hiddenProblems(profiles: Profiles): Generator<Problem> {
  const winners = new Map<string, Section | undefined>()
  for (const { file, section, kind, name } of profiles.hidden) {
    const id = `${file} ${kind} ${name}`
    if (!winners.has(id)) {
      const winner = sectionsOf(profiles, kind, name).find((each) => each.file === file)
      winners.set(id, winner?.section)
    }
    const winner = winners.get(id)
    const place = { file, line: section.line }
    const owner = kind === 'profile' ? name : null
    const other = `[${winner?.header}] on line ${winner?.line}`
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
