/** Keys that other tools keep in AWS's files, by what their names begin with or are. */
const TOOLS: readonly (readonly [tool: string, keys: RegExp])[] = [
  [
    'aws-vault',
    /^(include_profile|parent_profile|mfa_process|mfa_prompt|session_tags|transitive_session_tags|source_identity|chain_.*)$/,
  ],
  ['aws-sso-util', /^(sso_account_name|sso_auto_populated|sso_interactive_auth|sso_role_description)$/],
  ['awsume', /^(awsume[-_].*|autoawsume|manager)$/],
  ['Granted', /^(granted_.*|common_fate_.*)$/],
  [
    'AWS Extend Switch Roles',
    /^(color|image|group|role_name|target_role_name|target_region|aws_account_alias|single_session)$/,
  ],
  ['saml2aws', /^(saml_.*|x_(principal|security)_.*)$/],
  ['Leapp', /^leapp_.*$/],
  ['gimme-aws-creds', /^gimme_.*$/],
  ['aws-okta', /^(okta_.*|aws_okta_.*|aws_saml_url|session_ttl|assume_role_ttl)$/],
  ['aws-azure-login', /^azure_.*$/],
  ['aws-mfa', /^(aws_mfa_.*|assumed_role|assumed_role_arn)$/],
  ['aws-adfs', /^adfs_config\..*$/],
  [
    's3cmd',
    /^(access_key|secret_key|access_token|host_base|host_bucket|bucket_location|use_https|signature_v2|gpg_.*|website_.*|cloudfront_host)$/,
  ],
  ['AWS Toolkit', /^toolkit_.*$/],
  // Several tools note with the keys that they write when those expire.
  ['other tools', /^(aws_expiration|aws_session_expiration|aws_credential_expiration|expiration)$/],
]

/** The tool to which a key belongs that none of AWS's reads, or null. `key` in lower case. */
export function foreignTool(key: string): string | null {
  return TOOLS.find(([, keys]) => keys.test(key))?.[0] ?? null
}
