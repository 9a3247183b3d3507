const HOME_ON_WINDOWS =
  'the SDK for JavaScript asks the variables of Windows everywhere; the AWS CLI and the other SDKs only on Windows, and so do we'
const NO_ARN = 'the AWS CLI sends any role_arn of 20 characters, for STS to refuse it; we tell beforehand'

/** Cases in which awsprof does not do what the case expects, and why that is right: case id → reason. */
export const differences: Readonly<Record<string, string>> = {
  'loc-js-14': HOME_ON_WINDOWS,
  'loc-js-16': HOME_ON_WINDOWS,
  'go-ec2metadata-credential-source': NO_ARN,
  'go-chained-assume-role-with-env-creds': NO_ARN,
  'go-chained-assume-role-with-sso-and-static-credentials': NO_ARN,
  'go-assume-role-chained-with-credential-source-reversed-order': NO_ARN,
  'go-assume-role-with-aws-sso-configuration-and-source-profile': NO_ARN,
  'kotlin-static-credentials-precedence-test':
    'the profile has two faults, role_arn and sso_session; we tell of the first, the AWS CLI of the second',
  'probe-web-identity-env-vs-AWS_PROFILE-static':
    'AWS_WEB_IDENTITY_TOKEN_FILE is set by machines without users and not among the variables that we honour',
}
