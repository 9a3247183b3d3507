import { type Home, makeHome } from '../support/files/home.ts'

/** Text of a config file with that many profiles, five lines each, through so many sso-sessions. */
export function sampleConfig(count: number, sessionCount = 10): string {
  const sessions = Array.from(
    { length: sessionCount },
    (_, at) =>
      `[sso-session session-${at}]\nsso_start_url = https://company-${at}.awsapps.com/start\nsso_region = us-east-1\n`,
  )
  const profiles = Array.from({ length: count }, (_, at) => {
    const account = String(100_000_000_000 + at)
    return `[profile team-${at % 97}-service-${at}]\nsso_session = session-${at % sessionCount}\nsso_account_id = ${account}\nsso_role_name = Developer\nregion = eu-west-1\n`
  })
  return [...sessions, ...profiles].join('\n')
}

/** A home with that many profiles; remove it afterwards. */
export function homeWith(count: number, sessionCount = 10): Home {
  return makeHome({ config: sampleConfig(count, sessionCount) })
}
