import { expect, it } from 'vitest'
import { EXPORT_FORMATS, exported, unprintableField } from '../../src/commands/export-formats.ts'

const CREDENTIALS = {
  accessKeyId: 'AKIAEXAMPLE',
  secretAccessKey: 's3cr+t/=',
  sessionToken: 'token',
  expiresAt: Date.UTC(2026, 10, 23, 18),
}

it('each format, as its shell or program reads it', () => {
  const all = Object.fromEntries(
    EXPORT_FORMATS.map((format) => [format, exported(CREDENTIALS, null, format)]),
  )
  expect(all.env).toBe(
    'export AWS_ACCESS_KEY_ID=AKIAEXAMPLE\nexport AWS_SECRET_ACCESS_KEY=s3cr+t/=\nexport AWS_SESSION_TOKEN=token\nexport AWS_CREDENTIAL_EXPIRATION=2026-11-23T18:00:00Z\n',
  )
  expect(all.fish?.split('\n')[0]).toBe('set -gx AWS_ACCESS_KEY_ID AKIAEXAMPLE')
  expect(all.powershell?.split('\n')[0]).toBe("$Env:AWS_ACCESS_KEY_ID = 'AKIAEXAMPLE'")
  expect(JSON.parse(all.json ?? '')).toEqual({
    AccessKeyId: 'AKIAEXAMPLE',
    SecretAccessKey: 's3cr+t/=',
    SessionToken: 'token',
    Expiration: '2026-11-23T18:00:00Z',
  })
  expect(JSON.parse(all.process ?? '')).toMatchObject({ Version: 1, AccessKeyId: 'AKIAEXAMPLE' })
})

it('missing values are unset, so that nothing of older credentials is left', () => {
  const keys = { ...CREDENTIALS, sessionToken: null, expiresAt: null }
  expect(exported(keys, null, 'env')).toMatch(/\nunset AWS_SESSION_TOKEN\nunset AWS_CREDENTIAL_EXPIRATION\n$/)
  expect(exported(keys, null, 'fish')).toMatch(/\nset -e AWS_SESSION_TOKEN\n/)
  expect(exported(keys, null, 'powershell')).toMatch(/\n\$Env:AWS_SESSION_TOKEN = \$null\n/)
  expect(JSON.parse(exported(keys, null, 'process'))).not.toHaveProperty('SessionToken')
})

it.each([
  ['env', "a'; calc; '", `export AWS_SECRET_ACCESS_KEY='a'\\''; calc; '\\'''\n`],
  ['fish', "a'\\; calc", `set -gx AWS_SECRET_ACCESS_KEY 'a\\'\\\\; calc'\n`],
  ['powershell', "a'; calc; '", `$Env:AWS_SECRET_ACCESS_KEY = 'a''; calc; '''\n`],
  // These end a quotation in PowerShell too.
  [
    'powershell',
    'a\u2018\u2019\u201a\u201b',
    `$Env:AWS_SECRET_ACCESS_KEY = 'a\u2018\u2018\u2019\u2019\u201a\u201a\u201b\u201b'\n`,
  ],
  ['dotenv', 'a b$HOME#', `AWS_SECRET_ACCESS_KEY='a b$HOME#'\n`],
  ['dotenv', "a'b", `AWS_SECRET_ACCESS_KEY="a'b"\n`],
  ['nushell', 'a"; calc; $x \\', `$env.AWS_SECRET_ACCESS_KEY = "a\\"; calc; $x \\\\"\n`],
  ['cmd', 'a&calc|b^', `set "AWS_SECRET_ACCESS_KEY=a&calc|b^"\n`],
] as const)('%s: no value breaks out of its quotes: %j', (format, secretAccessKey, line) => {
  expect(exported({ ...CREDENTIALS, secretAccessKey }, null, format)).toContain(line)
})

it.each(['a\u001b[31mb', 'a\nb', 'a\u007f', 'a\u009b', 'a\u202eb', 'a\u200bb', '\udc80'])(
  'what would reach the terminal raw is escaped in JSON, and in no other format printable: %j',
  (secretAccessKey) => {
    const credentials = { ...CREDENTIALS, secretAccessKey }
    for (const format of EXPORT_FORMATS) {
      const isJson = format === 'json' || format === 'process'
      expect(unprintableField(credentials, null, format)?.name ?? null).toBe(
        isJson ? null : 'secret access key',
      )
    }
    expect(exported(credentials, null, 'process')).toMatch(/^[ -~\n]+$/)
    expect(JSON.parse(exported(credentials, null, 'process')).SecretAccessKey).toBe(secretAccessKey)
  },
)

it.each([
  ['dotenv', 'a\\b'],
  ['dotenv', `a'b"c`],
  ['cmd', 'a%PATH%'],
  ['cmd', 'a"&calc'],
  ['cmd', 'a!b'],
] as const)('%s refuses %j, which it cannot quote', (format, secretAccessKey) => {
  expect(unprintableField({ ...CREDENTIALS, secretAccessKey }, null, format)).toEqual({
    name: 'secret access key',
    why: 'a character that this format cannot quote',
  })
})

it('a region comes as both variables, in JSON as a key, and for a credential_process not at all', () => {
  const lines = exported(CREDENTIALS, 'eu-west-1', 'env').split('\n').slice(-3)
  expect(lines).toEqual(['export AWS_REGION=eu-west-1', 'export AWS_DEFAULT_REGION=eu-west-1', ''])
  expect(JSON.parse(exported(CREDENTIALS, 'eu-west-1', 'json')).Region).toBe('eu-west-1')
  expect(exported(CREDENTIALS, 'eu-west-1', 'process')).not.toContain('eu-west-1')
  expect(unprintableField(CREDENTIALS, 'eu\u009b', 'env')?.name).toBe('region')
})
