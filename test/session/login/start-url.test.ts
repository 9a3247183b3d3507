import { describe, expect, it } from 'vitest'
import { readStartUrl } from '../../../src/session/login/start-url.ts'

describe('a start URL', () => {
  it.each([
    ['https://d-1234567890.awsapps.com/start', null],
    ['https://acme.awsapps.cn/start', null],
    ['https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws', 'eu-west-1'],
    ['https://ssoins-1.portal.us-gov-west-1.app.aws/', 'us-gov-west-1'],
    ['https://acme.eu-central-1.portal.amazonaws.com/', 'eu-central-1'],
    ['https://acme.cn-north-1.portal.amazonaws.com.cn', 'cn-north-1'],
    ['https://acme.portal.cn-north-1.app.amazonwebservices.com.cn', 'cn-north-1'],
    ['https://acme.portal.eusc-de-east-1.api.amazonwebservices.eu', 'eusc-de-east-1'],
    ['https://identitycenter.amazonaws.com/ssoins-1', null],
    ['https://identitycenter.us-gov.amazonaws.com/ssoins-1', null],
  ])('of AWS: %s', (text, region) => {
    expect(readStartUrl(text)).toEqual({ type: 'own', region })
  })

  it.each([
    'https://sso.example.com',
    'https://awsapps.com',
    'https://evil-awsapps.com/start',
    'https://awsapps.com.evil.example/start',
    'https://d-1.awsapps.com.evil.example/start',
  ])('of somebody else: %s', (text) => {
    expect(readStartUrl(text)).toEqual({ type: 'vanity' })
  })

  it.each([
    ['http://d-1234567890.awsapps.com/start', /https/],
    ['ftp://d-1234567890.awsapps.com/start', /https/],
    ['d-1234567890', /address/],
    ['', /address/],
  ])('that is refused: %s', (text, reason) => {
    expect(readStartUrl(text)).toEqual({ type: 'refused', reason: expect.stringMatching(reason) })
  })
})
