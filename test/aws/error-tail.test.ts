import { describe, expect, it } from 'vitest'
import { createErrorTail } from '../../src/aws/error-tail.ts'

const tailOf = (...chunks: (string | Uint8Array)[]) => {
  const tail = createErrorTail()
  for (const chunk of chunks) tail.add(Buffer.from(chunk as string))
  return tail.text()
}

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

describe('the end of stderr', () => {
  it.each<[string, (string | Uint8Array)[], string]>([
    ['nothing', [], ''],
    ['blank lines', ['\n\none\n \n\r\n', '\ntwo\n\n'], 'one\ntwo'],
    ['a line in pieces', ['no ro', 'le\nby', 'e'], 'no role\nbye'],
    ['a character in pieces', [Uint8Array.of(0xc3), Uint8Array.of(0xa9, 0x0a)], 'é'],
    ['half a character at the end', ['a', Uint8Array.of(0xc3)], 'a\ufffd'],
    [
      'the last lines of many',
      [`${'first\n'.repeat(1000)}${'x'.repeat(290)}\nlast\n`],
      `${'x'.repeat(290)}\nlast`,
    ],
    ['the beginning of a long line', ['Error: ', 'x'.repeat(9_000)], `Error: ${'x'.repeat(292)}…`],
  ])('%s', (_, chunks, told) => {
    expect(tailOf(...chunks)).toBe(told)
  })

  it.each([
    `aws_secret_access_key = ${SECRET}`,
    `+ export AWS_SECRET_ACCESS_KEY=${SECRET}`,
    `{"AccessKeyId": "AKIA", "SecretAccessKey": "${SECRET}"}`,
    `got ${SECRET} from the vault`,
    `token: ${SECRET}\n${'x'.repeat(250)}`,
    `token: ${'x'.repeat(9_000)}${SECRET}`,
  ])('masked: %s', (line) => {
    const half = SECRET.length / 2
    for (const chunks of [[line], [line.slice(0, 20), line.slice(20)]]) {
      expect(tailOf(...chunks)).not.toContain(SECRET.slice(half, half + 10))
    }
  })
})
