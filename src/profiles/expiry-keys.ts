/** Settings in which various tools note when short-term keys expire. */
export const EXPIRY_KEYS: readonly string[] = [
  'x_security_token_expires',
  'aws_expiration',
  'aws_session_expiration',
  'aws_credential_expiration',
  'expiration',
]
