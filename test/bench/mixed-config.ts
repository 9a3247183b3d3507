import { type Home, makeHome } from '../support/files/home.ts'

/** What a profile adds to each of the two files. */
interface Sections {
  readonly config: string
  readonly credentials?: string
}

/** No chain has more roles than this. */
const LONGEST_CHAIN = 3

/** One of each kind, in the order in which they follow one another. */
const KINDS: readonly ((name: string, at: number) => Sections)[] = [
  (name, at) => ({
    config: `[profile ${name}]\nrole_arn = arn:aws:iam::${account(at)}:role/Admin\nsource_profile = ${sourceOf(at)}\nregion = eu-west-1\n`,
  }),
  (name) => ({
    config: `[profile ${name}]\ncredential_process = /usr/local/bin/vault --profile ${name}\nregion = us-east-1\n`,
  }),
  (name) => ({
    config: `[profile ${name}]\nregion = eu-central-1\n`,
    credentials: `[${name}]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n`,
  }),
  (name, at) => ({
    config: `[profile ${name}]\nsso_session = session-${at % 10}\nsso_account_id = ${account(at)}\nsso_role_name = Developer\nregion = eu-west-1\n`,
  }),
  (name, at) => ({
    config: `[profile ${name}]\nrole_arn = arn:aws:iam::${account(at)}:role/Pod\nweb_identity_token_file = /var/run/secrets/token-${at}\nregion = us-west-2\n`,
  }),
]

/** How many kinds there are before the first comes again. */
export const KIND_COUNT = KINDS.length

function account(at: number): string {
  return String(100_000_000_000 + at)
}

function nameOf(at: number): string {
  return `mixed-${at % 97}-service-${at}`
}

/** The role before this one or, where a chain begins, the SSO profile of the same turn. */
function sourceOf(at: number): string {
  const isFirst = (at / KIND_COUNT) % LONGEST_CHAIN === 0
  return nameOf(isFirst ? at + 3 : at - KIND_COUNT)
}

/** A home with that many profiles, a multiple of five, no two neighbours of one kind; remove it afterwards. */
export function mixedHome(count: number): Home {
  const sessions = Array.from(
    { length: 10 },
    (_, at) =>
      `[sso-session session-${at}]\nsso_start_url = https://company-${at}.awsapps.com/start\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n`,
  )
  const profiles = Array.from({ length: count / KIND_COUNT }, (_, turn) =>
    KINDS.map((kind, place) => {
      const at = turn * KIND_COUNT + place
      return kind(nameOf(at), at)
    }),
  ).flat()
  return makeHome({
    config: [...sessions, ...profiles.map(({ config }) => config)].join('\n'),
    credentials: profiles.flatMap(({ credentials }) => credentials ?? []).join('\n'),
  })
}
