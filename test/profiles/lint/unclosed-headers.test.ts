import { expect, it } from 'vitest'
import { readFiles } from '../../support/files/read-files.ts'

const codes = (config: string) =>
  readFiles({ config }, { hasRegion: true }).problems.map(({ code, line }) => `${line} ${code}`)

it('what stands below a header without its bracket is not told as a fault of the section above', () => {
  const broken = '[profile broken\nregion = x\noutput = xml\nsource_profile = gone\ncolour = red\n'
  const above = '[profile a]\ncredential_process = x\nregion = eu-west-1\n'
  expect(codes(`${above}${broken}[profile b]\ncolour = red\ncredential_process = x\n`)).toEqual([
    '4 unparsable-line',
    '10 unknown-setting',
  ])
  const session = '[sso-session s]\nsso_start_url = https://s.awsapps.com/start\nsso_region = us-east-1\n'
  expect(codes(`${session}sso_registration_scopes = sso:account:access\n${broken}`)).toEqual([
    '5 unparsable-line',
  ])
})

it('what stands above it, and below the next header, is told as ever', () => {
  expect(
    codes('[profile a]\ncolour = red\n[profile b\n[profile c\nregion = x\n[profile d]\nfoo = x\n'),
  ).toEqual(
    expect.arrayContaining([
      '2 unknown-setting',
      '3 unparsable-line',
      '4 unparsable-line',
      '7 unknown-setting',
    ]),
  )
})
