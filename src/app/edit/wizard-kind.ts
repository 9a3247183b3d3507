/** What the wizard can create: a session to take profiles from (a legacy one is only logged in to), or a profile of a kind. */
export type WizardKind =
  | 'session'
  | 'legacy-session'
  | 'sso-session'
  | 'sso-legacy'
  | 'short-term-keys'
  | 'long-term-keys'
  | 'source-profile'
  | 'credential-source'
  | 'web-identity'
  | 'process'
