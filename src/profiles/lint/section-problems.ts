import type { Section } from '../../ini/document.ts'
import type { SectionId } from '../edit/edit.ts'
import { type FileRole, type Problem, problem } from '../problem.ts'
import type { NamedSection, OtherSection, Profiles } from '../profile.ts'
import { PORTABLE_NAME } from '../section-name.ts'
import { knownSetting } from '../setting.ts'
import { sectionDisagreements, sectionsOf } from './disagreements.ts'
import { isSdkHeader, sdkSection } from './sdk-reading.ts'
import { badValue } from './setting-problems.ts'
import { servicesShape } from './shape-problems.ts'
import { closest } from './suggest.ts'

/** Headers that not all tools read as they look, sections that hide others, and lines of services sections. */
export function sectionProblems(profiles: Profiles): Problem[] {
  const text = textsOf(profiles)
  return [
    ...profiles.others.flatMap((each) => otherProblems(each, text[each.file])),
    ...profiles.named.flatMap((each) => namedProblems(profiles, each, text[each.file])),
    ...profiles.named.flatMap((each) => servicesProblems(each, text[each.file])),
    ...hiddenProblems(profiles),
  ]
}

/** The same for the sections of one profile, without checking others. */
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

/** The lines and values of services sections; those of profiles and sso-sessions are checked in their own modules. */
function servicesProblems({ file, section, kind, name, counts }: NamedSection, text: string): Problem[] {
  if (kind !== 'services' || !counts) return []
  const shape = servicesShape({ file, section, kind, name, counts })
  const shapeLines = new Set(shape.map((each) => each.line))
  const found = sectionDisagreements(text, section).filter(([line]) => !shapeLines.has(line))
  return [
    ...shape,
    ...indentedHeaders(section, file, text),
    ...endpointValues({ file, section }),
    ...found.map(([line, message]) => problem('tools-disagree', { file, line }, message)),
  ]
}

function endpointValues({ file, section }: OtherSection): Problem[] {
  return section.settings.flatMap((setting) =>
    setting.nested.flatMap(({ key, value, line }) =>
      badValue('services', { key: `${setting.key}.${key}`, value, file, line, overrides: [] }, null),
    ),
  )
}

/** Sections of the config file that are not about profiles, but that some AWS tool reads. */
const FOREIGN = new Set(['plugins', 'preview', 'toolkit'])

function otherProblems({ file, section }: OtherSection, text: string): Problem[] {
  const { header, line } = section
  const place = { file, line }
  if (header === 'DEFAULT') {
    const message =
      '[DEFAULT] in upper case is not a profile: the AWS CLI adds its settings to every section, the SDKs ignore it. For the default profile write [default].'
    return [problem('tools-disagree', place, message)]
  }
  if (FOREIGN.has(header)) {
    if (isSdkHeader(headerLine(section, text))) return indentedHeaders(section, file, text)
    const message = `The SDKs do not read this line as a header and add the lines below to the section above: write [${header}] and nothing else on the line.`
    return [problem('tools-disagree', place, message)]
  }
  const sdk = readBySdk(section, file, text)
  if (sdk) {
    const message = `The SDK for JavaScript reads [${header}] as ${sdk.kind} "${sdk.name}", the AWS CLI ignores it: write [${sdk.kind} ${sdk.name}].`
    return [problem('tools-disagree', place, message)]
  }
  return [problem('bad-section-name', place, badNameMessage(header))]
}

/** Only needed for sections of other tools and of services: elsewhere every value of several lines is reported anyway. */
function indentedHeaders(section: Section, file: FileRole, text: string): Problem[] {
  const lines = section.settings.flatMap((each) => each.continuation)
  return lines
    .filter(({ start, end }) => isSdkHeader(text.slice(start, end)))
    .map(({ line }) => {
      const message =
        'The AWS CLI reads this line as part of the value above, the SDKs as a section header: start headers in the first column.'
      return problem('tools-disagree', { file, line }, message)
    })
}

const KEYWORDS = ['profile', 'sso-session', 'services']

/** The words of a header, without brackets that are too many, and without quotes and backslashes, which may lack their other half. */
function wordsOf(header: string): readonly string[] {
  return header
    .replace(/["'\\[\]]/g, '')
    .trim()
    .split(/\s+/)
}

function gluedHeader([keyword = '', ...rest]: readonly string[]): string | null {
  if (rest.length > 0) return null
  return KEYWORDS.map((each) => gluedName(keyword, each)).find((each) => each !== null) ?? null
}

/** What to write in place of a header of the config file that no tool reads, without its brackets; null if that takes a choice. */
export function meantHeader(section: Section): string | null {
  const words = wordsOf(section.header)
  const glued = gluedHeader(words)
  if (glued) return glued.slice(1, -1)
  const [keyword = '', name, ...more] = words
  const meant = closest(keyword.toLowerCase(), KEYWORDS)
  if (name !== undefined) return meant && more.length === 0 ? `${meant} ${name}` : null
  // A lone word may be a section of any other tool.
  const isProfile = section.settings.some(({ key }) => knownSetting('profile', key))
  return meant === undefined && keyword !== '' && isProfile ? `profile ${keyword}` : null
}

/** What it says to write must be read as meant by the AWS CLI. */
function badNameMessage(header: string): string {
  const ignored = `No AWS tool reads [${header}]`
  const words = wordsOf(header)
  const [keyword = '', ...rest] = words
  const glued = gluedHeader(words)
  if (glued) return `${ignored}: write ${glued}, with a blank.`
  const meant = closest(keyword.toLowerCase(), KEYWORDS)
  if (rest.length > 1 && meant) {
    return `${ignored}: choose a name without blanks, or put quotes around it ([${meant} "${rest.join(' ')}"]).`
  }
  if (rest.length === 1 && meant) return `${ignored}: write [${meant} ${rest[0]}].`
  if (rest.length === 0 && meant) return `${ignored}: add a name after "${meant}".`
  return rest.length > 0 || keyword === ''
    ? `${ignored}: write [profile NAME], or remove the section.`
    : `${ignored}: in the config file, write [profile ${keyword}] for a profile.`
}

/** `[profile foo]` for `profilefoo` and `profile-foo`; null for another word. */
function gluedName(word: string, keyword: string): string | null {
  const name = word.toLowerCase().startsWith(keyword) ? word.slice(keyword.length).replace(/^[-_:]/, '') : ''
  return name.length > 1 ? `[${keyword} ${name}]` : null
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
  const keyword = file === 'credentials' && headerWithKeyword(section.header)
  if (keyword) {
    const bare = bareName(keyword)
    const advice = keyword[1] === 'profile' ? `write [${bare}]` : `move it to the config file`
    const message = `In the credentials file the whole header is the name, so this is not ${keyword[1]} "${keyword[2]}": ${advice}.`
    return [problem('bad-section-name', place, message, owner)]
  }
  const sdk = readBySdk(section, file, text)
  if (sdk?.kind === kind && sdk.name === name && PORTABLE_NAME.test(name)) {
    return emptyProblems(profiles, named)
  }
  const message = `The AWS CLI reads this section as ${kind} "${name}", some SDKs do not: ${headerAdvice(named)}.`
  return [problem('tools-disagree', place, message, owner)]
}

function headerWithKeyword(header: string): RegExpExecArray | null {
  return /^\s*(profile|sso-session|services)\s+(.+?)\s*$/.exec(header)
}

function bareName(keyword: RegExpExecArray): string {
  return (keyword[2] ?? '').replace(/["'\\[\]]/g, '')
}

/** The section that a header of the credentials file means, but which tools look for in the config file; null for others. */
export function meantForConfig({ header }: Section): SectionId | null {
  const keyword = headerWithKeyword(header)
  const kind = keyword?.[1]
  return keyword && (kind === 'sso-session' || kind === 'services') ? { kind, name: bareName(keyword) } : null
}

/** `dev` for `profile dev`, a header of the credentials file; null for any other. */
export function meantName({ header }: Section): string | null {
  const keyword = headerWithKeyword(header)
  return keyword?.[1] === 'profile' ? bareName(keyword) : null
}

function headerAdvice({ file, kind, name }: NamedSection): string {
  if (!PORTABLE_NAME.test(name)) return 'use only letters, digits and _-/.%@:+ in names'
  if (name in {}) return 'choose a name that is not a built-in property in JavaScript'
  const isBare = file === 'credentials' || (name === 'default' && kind === 'profile')
  return `write [${isBare ? name : `${kind} ${name}`}] and nothing else on the line`
}

/** A section is empty for SDKs if it has only settings that they do not read. */
function emptyProblems(profiles: Profiles, { file, section, kind, name }: NamedSection): Problem[] {
  // Saves building the settings of thousands of sections.
  if (section.size > 0 && section.isPlainAt(0) && section.valueAt(0) !== '') return []
  const isEmpty = section.settings.every(
    ({ key, value, nested }) => value === '' && nested.length === 0 && knownSetting('profile', key)?.cliOnly,
  )
  if (!isEmpty || kind !== 'profile') return []
  const profile = profiles.byName.get(name)
  if (profile && profile.headers.length > 1 && profile.settings.some((each) => each.value !== '')) return []
  const message =
    'The section has no settings, so the AWS CLI sees an empty profile and the SDK for JavaScript none: add settings or remove it.'
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
      const message = `The default profile is here and in ${other}. The AWS CLI reads only the later one, the SDKs only [profile default]: keep one.`
      yield problem('default-twice', place, message, owner)
    } else {
      const message = `${other} hides this whole section from the AWS CLI: merge the two.`
      yield problem('shadowed-setting', place, message, owner)
    }
  }
}
