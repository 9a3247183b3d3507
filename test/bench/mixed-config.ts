import { type Home, makeHome } from '../support/files/home.ts'

/** One of each kind, in the order in which they follow one another. */
const KINDS: readonly ((at: number) => string)[] = [
  // A role of a role: the source of the second is the SSO profile below.
  (at) =>
    `[profile mixed-${at}-role]\nrole_arn = arn:aws:iam::${account(at)}:role/Admin\nsource_profile = mixed-${at + 1}-hop\nregion = eu-west-1\n`,
  (at) =>
    `[profile mixed-${at}-hop]\nrole_arn = arn:aws:iam::${account(at)}:role/Hop\nsource_profile = mixed-${at + 2}-sso\n`,
  (at) =>
    `[profile mixed-${at}-process]\ncredential_process = /usr/local/bin/vault --profile p${at}\nregion = us-east-1\n`,
  (at) =>
    `[profile mixed-${at}-sso]\nsso_session = session-${at % 10}\nsso_account_id = ${account(at)}\nsso_role_name = Developer\nregion = eu-west-1\n`,
]

function account(at: number): string {
  return String(100_000_000_000 + at)
}

/** A home with that many profiles, of which no neighbours are of one kind; remove it afterwards. */
export function mixedHome(count: number): Home {
  const sessions = Array.from(
    { length: 10 },
    (_, at) =>
      `[sso-session session-${at}]\nsso_start_url = https://company-${at}.awsapps.com/start\nsso_region = us-east-1\nsso_registration_scopes = sso:account:access\n`,
  )
  const config: string[] = []
  const credentials: string[] = []
  for (let at = 0; at < count; at++) {
    const kind = KINDS[at % (KINDS.length + 1)]
    if (kind) config.push(kind(at))
    // The fifth kind has its keys in the other file.
    else {
      config.push(`[profile mixed-${at}-keys]\nregion = eu-central-1\n`)
      credentials.push(
        `[mixed-${at}-keys]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n`,
      )
    }
  }
  return makeHome({ config: [...sessions, ...config].join('\n'), credentials: credentials.join('\n') })
}
