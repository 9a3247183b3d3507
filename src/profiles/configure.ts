import type { Edit, SectionId } from './edit/edit.ts'
import { FILES, hasTarget, valueIn } from './edit/section.ts'
import { hidden } from './mask/mask-secrets.ts'
import { type Profiles, settingValue } from './profile.ts'

/** One question of `aws configure`. */
export interface ConfigureQuestion {
  readonly key: string
  /** With the present value in brackets, masked if it is a key. */
  readonly text: string
  readonly isSecret: boolean
}

/** In the words and order of the AWS CLI (awscli/customizations/configure/configure.py). */
const LABELS = [
  ['aws_access_key_id', 'AWS Access Key ID'],
  ['aws_secret_access_key', 'AWS Secret Access Key'],
  ['aws_session_token', 'AWS Session Token'],
  ['region', 'Default region name'],
  ['output', 'Default output format'],
] as const

const TOKEN = 'aws_session_token'
const CREDENTIALS: readonly string[] = ['aws_access_key_id', 'aws_secret_access_key', TOKEN]

/** The answers so far by key; '' keeps what is there. */
export type ConfigureAnswers = ReadonlyMap<string, string>

/** What to ask next for a profile, which need not exist; null after the last answer. */
export function nextQuestion(
  { byName }: Profiles,
  name: string,
  answers: ConfigureAnswers,
): ConfigureQuestion | null {
  const profile = byName.get(name)
  const present = (key: string) => (profile && settingValue(profile, key)) || null
  const isAsked = (key: string) => {
    if (key !== TOKEN) return true
    const id = answers.get('aws_access_key_id') ?? ''
    return id === '' ? present(TOKEN) !== null : id.startsWith('ASIA')
  }
  const next = LABELS.find(([key]) => !answers.has(key) && isAsked(key))
  if (!next) return null
  const [key, label] = next
  const value = present(key)
  const isKey = CREDENTIALS.includes(key)
  const shown = value === null ? 'None' : isKey ? hidden(value) : value
  return { key, text: `${label} [${shown}]:`, isSecret: isKey && key !== 'aws_access_key_id' }
}

/** The edit that the answers make; null if they change nothing. Keys go to the credentials file, the rest to the config file. */
export function configureEdit(profiles: Profiles, name: string, answers: ConfigureAnswers): Edit | null {
  const { byName, documents } = profiles
  const target: SectionId = { kind: 'profile', name }
  const profile = byName.get(name)
  const edits = [...answers].flatMap(([key, value]): Edit[] => {
    if (value === '' || (profile && settingValue(profile, key) === value)) return []
    const file = CREDENTIALS.includes(key) ? 'credentials' : 'config'
    return [{ type: 'set', target, key, value, file }]
  })
  if (edits.length === 0) return null
  // The token of other keys would make the new ones fail.
  const id = answers.get('aws_access_key_id') ?? ''
  const isOther =
    id !== '' && !id.startsWith('ASIA') && id !== (profile && settingValue(profile, 'aws_access_key_id'))
  const stale = FILES.filter((file) => isOther && valueIn(documents, file, target, TOKEN) !== undefined)
  const unset = stale.map((file): Edit => ({ type: 'unset', target, key: TOKEN, file }))
  const add: Edit[] = hasTarget(documents, target) ? [] : [{ type: 'add', target, settings: [] }]
  return { type: 'several', edits: [...add, ...edits, ...unset] }
}
