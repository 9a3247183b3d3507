import { describe, expect, it } from 'vitest'
import { devicesInCommon, mfaDevices } from '../../../src/session/walk/mfa-devices.ts'
import { profileIndexOf } from '../../support/session/check-profile.ts'

const role = (name: string, more: string) =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::111122223333:role/${name}\n${more}\n`
const { profiles, profileIndex } = profileIndexOf({
  config: [
    role('one', 'source_profile = base\nmfa_serial = first'),
    role('two', 'source_profile = base\nmfa_serial = second'),
    role('three', 'source_profile = base\nmfa_serial = second'),
    role('outer', 'source_profile = one'),
    role('web', 'web_identity_token_file = /t\nmfa_serial = second'),
    '[profile again]\nrole_arn = arn:aws:iam::111122223333:role/one\nsource_profile = base\nmfa_serial = first\n',
    '[profile plain]\nregion = eu-west-1\nmfa_serial = first\n',
  ].join(''),
  credentials: '[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = s\n',
})
const entries = (...names: string[]) => names.flatMap((name) => profileIndex.entryOf(name) ?? [])

describe('the devices of a chain', () => {
  it.each([
    ['one', ['first']],
    ['outer', ['first']],
    ['web', []],
    ['plain', []],
    ['base', []],
  ])('%s', (name, devices) => {
    expect(entries(name).flatMap((entry) => mfaDevices(profiles, entry))).toEqual(devices)
  })
})

describe('devices in common', () => {
  it('are those of more than one role', () => {
    expect([...devicesInCommon(profiles, entries('one', 'two', 'three', 'web'))]).toEqual(['second'])
  })

  it('are not those of one role that several profiles lead to: it is assumed once', () => {
    expect([...devicesInCommon(profiles, entries('one', 'again', 'outer'))]).toEqual([])
  })
})
