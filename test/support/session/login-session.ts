import type { Session } from '../../../src/session/login/session.ts'

/** The session that most tests log in to. */
export const TARGET: Session = {
  ssoSession: 'my-sso',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
}

/** The same without an sso-session. */
export const LEGACY: Session = { ...TARGET, ssoSession: null, scopes: [] }
