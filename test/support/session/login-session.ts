import type { Session } from '../../../src/session/login/session.ts'

/** What a login is for in most tests. */
export const TARGET: Session = {
  ssoSession: 'my-sso',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'us-east-1',
  scopes: ['sso:account:access'],
}

export const LEGACY: Session = { ...TARGET, ssoSession: null, scopes: [] }
