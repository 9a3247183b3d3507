import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { codeChallenge } from '../../../src/session/login/code-challenge.ts'

it('is that of RFC 7636, appendix B', () => {
  expect(codeChallenge('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
    'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  )
})

it('is base64url without padding, whatever the verifier', () => {
  for (let at = 0; at < 200; at++) {
    const verifier = `${at}`.padEnd(43, '~')
    expect(codeChallenge(verifier)).toBe(createHash('sha256').update(verifier).digest('base64url'))
  }
})
