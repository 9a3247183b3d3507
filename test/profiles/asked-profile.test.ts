import { describe, expect, it } from 'vitest'
import { askedBy } from '../../src/profiles/asked-profile.ts'

describe('a command that asks for the credentials of a profile', () => {
  it.each([
    ['awsprof export dev --format process', 'dev'],
    ['awsprof export --format process dev', 'dev'],
    ['awsprof export --format=process -- dev', 'dev'],
    ['/usr/local/bin/awsprof export dev', 'dev'],
    ['"/opt/my tools/awsprof" export "my dev" --format process', 'my dev'],
    ["'awsprof' 'export' 'dev'", 'dev'],
    ['"C:\\Program Files\\awsprof.exe" export dev', 'dev'],
    ['awsprof --read-only export --mfa-code 123456 dev', 'dev'],
    ['awsprof export --role-arn arn:aws:iam::111122223333:role/R dev', 'dev'],
    ['awsprof exec dev -- print-credentials', 'dev'],
    ['aws configure export-credentials --profile dev', 'dev'],
    ['aws configure export-credentials --profile=dev --format process', 'dev'],
    ['/usr/bin/aws --profile dev --no-cli-pager configure export-credentials', 'dev'],
    ['aws --region eu-west-1 configure export-credentials --profile "dev"', 'dev'],
    ["sh -c 'awsprof export dev --format process'", 'dev'],
    ["/bin/bash -lc 'exec aws configure export-credentials --profile dev'", 'dev'],
  ])('%s', (command, profile) => {
    expect(askedBy(command)).toBe(profile)
  })
})

describe('a command that asks for none, or that nobody can be sure of', () => {
  it.each([
    '',
    'awsprof',
    'awsprof export',
    'awsprof list dev',
    'awsprof export "dev',
    'my-helper --profile dev',
    'my-awsprof export dev',
    // Another file has another profile of that name.
    'awsprof --config-file /elsewhere export dev',
    'awsprof export dev --credentials-file=/elsewhere',
    'awsprof --demo export dev',
    // It keeps credentials of its own by that name.
    'aws-vault exec dev --json',
    'granted credential-process --profile dev',
    'aws configure export-credentials',
    'aws configure get region --profile dev',
    // Needs no credentials.
    'aws sso get-role-credentials --profile dev',
    "sh -c 'awsprof export dev || cat keys.json'",
    "sh -c 'AWS_CONFIG_FILE=/elsewhere awsprof export dev'",
    'sh awsprof export dev',
  ])('%s', (command) => {
    expect(askedBy(command)).toBeNull()
  })
})
