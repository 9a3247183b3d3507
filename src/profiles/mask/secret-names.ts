import { isSecret, knownSetting } from '../setting.ts'

/** What names of secrets contain or end in, beyond the keys of settings: options, headers, query parameters, variables. */
const SECRET_NAME =
  /secret|passw(?:or)?d|passphrase|passcode|(?:^|_)pass$|(?<!client_)private_?key|access_?key|api_?key|token$|signature$|^sig$|^x_amz_credential$|saml_?(?:response|assertion)|^client_assertion$|(?:^|_)(?:authorization|cookie|set_cookie)$/

/** Names that only say where a secret is, or what kind it is of. */
const HARMLESS_END =
  /_(?:file|path|stdin|arn|name|url|uri|endpoint|command|type|region|env|expiry|expiration|expires|expires_at|expires_in|ttl|ttl_seconds)$/

/** True for the name of an option, header, parameter, variable or JSON key, in any spelling, whose value is a secret. */
export function isSecretName(name: string): boolean {
  const snake = snakeCase(name)
  const known = knownSetting('profile', snake)
  if (known) return known.secret === true
  return !HARMLESS_END.test(snake) && (SECRET_NAME.test(snake) || isSecret(snake))
}

/** `SessionToken`, `--session-token` → `session_token`. */
function snakeCase(name: string): string {
  return name
    .replace(/^[-.]+/, '')
    .replace(/(?<=[a-z])(?=[A-Z])|-/g, '_')
    .toLowerCase()
}
