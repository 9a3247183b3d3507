import { describe, expect, it } from 'vitest'
import { endpointProblem, isSafeUrl, startUrlProblem } from '../../src/profiles/check-address.ts'

describe('an address that may be opened', () => {
  it.each([
    'https://x.awsapps.com/start',
    'http://localhost:8080/',
    'http://127.0.0.1/',
    'http://127.10.20.30/',
    'http://[::1]:80/',
  ])('is %s', (url) => {
    expect(isSafeUrl(url)).toBe(true)
  })

  it.each([
    'http://x.awsapps.com/start',
    'http://mylocalhost/',
    'http://localhost.example.com/',
    'http://127.0.0.1.example.com/',
    'file:///etc/passwd',
    'localhost',
  ])('is not %s', (url) => {
    expect(isSafeUrl(url)).toBe(false)
  })
})

describe('a start URL', () => {
  it.each([
    'https://d-1234567890.awsapps.com/start',
    'https://acme.awsapps.com/start/#/',
    'https://acme.awsapps.com/start#',
    'https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws',
    'https://sso.console-makers.example/',
  ])('is %s', (url) => {
    expect(startUrlProblem(url)).toBeNull()
  })

  it.each([
    ['https://acme.awsapps.com/start/\\#/', /without backslashes: https:\/\/acme\.awsapps\.com\/start\/#\/$/],
    ['https://console.aws.amazon.com/console/home', /not of the console/],
    ['https://eu-west-1.console.aws.amazon.com/singlesignon', /not of the console/],
    ['https://111122223333.signin.aws.amazon.com/console', /not of the console/],
    [
      'https://acme.awsapps.com/start/#/console?account_id=1&role_name=R',
      /the start URL alone: https:\S+\/start\/$/,
    ],
    ['https://acme.awsapps.com/st\u200bart', /U\+200B/],
    ['http://acme.awsapps.com/start', /https:/],
    ['acme.awsapps.com/start', /https:/],
  ])('is not %s', (url, reason) => {
    expect(startUrlProblem(url)).toMatch(reason)
  })
})

describe('an endpoint', () => {
  it.each([
    'https://s3.example.com',
    'http://localhost:4566',
    'http://127.0.0.1:9000',
    'http://[::1]:9000',
    'http://minio:9000',
    'http://s3.localhost:4566',
    'http://s3.localhost.localstack.cloud:4566',
    'http://host.docker.internal:8000',
  ])('may be %s', (url) => {
    expect(endpointProblem(url)).toBeNull()
  })

  it.each([
    ['http://s3.example.com', /unencrypted/],
    ['http://10.0.0.5:9000', /unencrypted/],
    ['http://localhost.example.com', /unencrypted/],
    ['localhost:4566', /http:\/\/ or https:\/\//],
    ['https://s3.example.com\u200b', /U\+200B/],
  ])('is told: %s', (url, reason) => {
    expect(endpointProblem(url)).toMatch(reason)
  })
})
