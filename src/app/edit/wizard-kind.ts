/** The kinds of profile that the wizard can create. */
export type WizardKind =
  | 'sso-session'
  | 'sso-legacy'
  | 'short-term-keys'
  | 'long-term-keys'
  | 'source-profile'
  | 'credential-source'
  | 'web-identity'
  | 'process'
