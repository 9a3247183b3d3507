import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit } from '../../../src/profiles/edit/apply.ts'
import type { Edit } from '../../../src/profiles/edit/edit.ts'
import { restoreEdit } from '../../../src/profiles/edit/plan.ts'
import { fixOf } from '../../../src/profiles/lint/fixes.ts'
import type { ProblemCode } from '../../../src/profiles/problem.ts'
import { arbitraryAcceptedText } from '../../support/arbitrary/accepted-text.ts'
import { arbitraryConfigText } from '../../support/arbitrary/config-text.ts'
import { afterEdit } from '../../support/files/edit-files.ts'
import { type Files, readFiles } from '../../support/files/read-files.ts'

/** The label of the fix of each problem with that code. */
function labels(files: Files, code: ProblemCode): (string | null)[] {
  const { profiles, problems } = readFiles(files, { hasRegion: true })
  return problems.filter((each) => each.code === code).map((each) => fixOf(profiles, each)?.label ?? null)
}

/** Both texts after the fix of the first problem with that code. */
function fixed(files: { config?: string; credentials?: string }, code: ProblemCode) {
  const { profiles, problems } = readFiles(files)
  const found = problems.find((each) => each.code === code)
  const fix = found && fixOf(profiles, found)
  if (fix?.type !== 'edit') throw new Error(`no edit for ${JSON.stringify(problems)}`)
  return { label: fix.label, ...afterEdit(files, fix.edit) }
}

const config = (text: string) => ({ config: text })

describe('a misspelt key', () => {
  it('is renamed', () => {
    expect(fixed(config('[profile a]\nregoin = eu-west-1\n'), 'unknown-setting')).toEqual({
      label: 'rename regoin to region',
      config: '[profile a]\nregion = eu-west-1\n',
      credentials: '',
    })
    expect(fixed(config('[profile a]\ns3 =\n  adressing_style = path\n'), 'unknown-setting')).toMatchObject({
      label: 'rename s3.adressing_style to s3.addressing_style',
      config: '[profile a]\ns3 =\n  addressing_style = path\n',
    })
    expect(fixed(config('[sso-session s]\nsso_regoin = x\n'), 'unknown-setting').label).toBe(
      'rename sso_regoin to sso_region',
    )
    expect(fixed(config('[services s]\ndynamodb =\n  endpont_url = x\n'), 'unknown-setting')).toMatchObject({
      label: 'rename dynamodb.endpont_url to dynamodb.endpoint_url',
      config: '[services s]\ndynamodb =\n  endpoint_url = x\n',
    })
    expect(fixed(config('[services s]\napi-gateway =\n  endpoint_url = x\n'), 'unknown-setting').config).toBe(
      '[services s]\napi_gateway =\n  endpoint_url = x\n',
    )
  })

  it('of the s3 block goes into it', () => {
    expect(fixed(config('[profile a]\nmax_queue_size = 9\nregion = x\n'), 'unknown-setting')).toMatchObject({
      label: 'move max_queue_size under s3',
      config: '[profile a]\nregion = x\ns3 =\n    max_queue_size = 9\n',
    })
  })

  it.each([
    ['that resembles none', '[profile a]\nfavourite_colour = x\n'],
    ['beside the right one', '[profile a]\nregoin = x\nregion = y\n'],
    ['with a rival', '[profile a]\nregoin = x\nreigon = y\n'],
    ['that stands twice', '[profile a]\nregoin = x\nregoin = y\n'],
    ['that needs a role', '[profile a]\nexternal_id = x\n'],
  ])('%s takes a choice', (_, text) => {
    expect(new Set(labels(config(text), 'unknown-setting'))).toEqual(new Set([null]))
  })
})

describe('a misspelt header', () => {
  it.each([
    ['[profle a]', '[profile a]'],
    ['[profile-a1]', '[profile a1]'],
    ['[sso-sesion s]', '[sso-session s]'],
    ['[ PROFILE a ]', '[profile a]'],
    ['[dev]', '[profile dev]'],
  ])('%s', (header, meant) => {
    const text = `${header} # note\nregion = x\n`
    expect(fixed(config(text), 'bad-section-name')).toMatchObject({
      label: `rename ${header} to ${meant}`,
      config: text.replace(header, meant),
    })
  })

  it('loses the word profile in the credentials file', () => {
    const text = '[profile dev]\naws_access_key_id = x\naws_secret_access_key = y\n'
    expect(fixed({ credentials: text }, 'bad-section-name').credentials).toBe(text.replace('profile ', ''))
  })

  it.each([
    '[profile my dev]\nregion = x\n',
    '[profile]\nregion = x\n',
    '[other-tool]\ncolour = x\n',
    '[profle a]\nregion = x\n[profile a]\nregion = y\n',
    '[profle a]\nregion = x\n[proflie a]\nregion = y\n',
  ])('%j takes a choice', (text) => {
    expect(new Set(labels(config(text), 'bad-section-name'))).toEqual(new Set([null]))
  })
})

describe('a setting in the wrong file', () => {
  it('is moved', () => {
    expect(
      fixed({ config: '[profile a]\noutput = json\n', credentials: '[a]\nregion = x\n' }, 'wrong-file'),
    ).toEqual({
      label: 'move region to the config file',
      config: '[profile a]\noutput = json\nregion = x\n',
      credentials: '[a]\n',
    })
    expect(fixed({ credentials: '[a]\ns3 =\n  max_queue_size = 9\n' }, 'wrong-file')).toMatchObject({
      label: 'move s3 to the config file',
      config: '[profile a]\ns3 =\n    max_queue_size = 9\n',
    })
  })

  it('is moved with the other access keys, which are read from one file', () => {
    const text =
      '[profile a]\nregion = x\naws_access_key_id = AKIAEXAMPLE7EXAMPLE\naws_secret_access_key = s\n'
    expect(fixed(config(text), 'wrong-file')).toEqual({
      label: 'move the access keys to the credentials file',
      config: '[profile a]\nregion = x\n',
      credentials: '[a]\naws_access_key_id = AKIAEXAMPLE7EXAMPLE\naws_secret_access_key = s\n',
    })
  })

  it('only goes where both files say the same', () => {
    const files = { config: '[profile a]\nregion = x\n', credentials: '[a]\nregion = x\noutput = json\n' }
    expect(labels(files, 'wrong-file')[0]).toBe('remove region from the credentials file')
    expect(labels(files, 'shadowed-setting')).toEqual(['remove region from the credentials file'])
  })

  it.each([
    ['where the other file differs', '[profile a]\nregion = y\n', '[a]\nregion = x\n'],
    [
      'where other credentials would lose',
      '[profile a]\naws_access_key_id = x\naws_secret_access_key = y\ncredential_process = z\n',
      '',
    ],
    ['where [DEFAULT] would win', '', '[DEFAULT]\nregion = y\n[a]\nregion = x\n'],
    ['with a note', '', '[a]\nregion = x # note\n'],
  ])('%s takes a choice', (_, text, credentials) => {
    expect(new Set(labels({ config: text, credentials }, 'wrong-file'))).toEqual(new Set([null]))
  })
})

describe('what stands twice', () => {
  it('is merged, or goes', () => {
    expect(fixed(config('[profile a]\nx = 1\n[profile a]\ny = 2\n'), 'duplicate-section')).toMatchObject({
      label: 'merge the sections [profile a]',
      config: '[profile a]\nx = 1\ny = 2\n',
    })
    expect(fixed(config('[profile a]\nregion = 1\nregion=1\n'), 'duplicate-setting')).toMatchObject({
      label: 'remove the repeated region',
      config: '[profile a]\nregion = 1\n',
    })
    const files = { config: '[profile a]\nregion = x\n', credentials: '[a]\nregion = x\n' }
    expect(fixed(files, 'shadowed-setting')).toMatchObject({ config: files.config, credentials: '[a]\n' })
  })

  it('is a choice where it differs', () => {
    expect(labels(config('[profile a]\nx = 1\n[profile a]\nx = 2\n'), 'duplicate-section')).toEqual([null])
    expect(labels(config('[profile a]\nregion = 1\nregion = 2\n'), 'duplicate-setting')).toEqual([null])
    const files = { config: '[profile a]\nregion = x\n', credentials: '[a]\nregion = y\n' }
    expect(labels(files, 'shadowed-setting')).toEqual([null])
  })

  it('as the default profile loses the section that nobody reads', () => {
    expect(
      fixed(config('[default]\nregion = x\n[profile default]\nregion = y\n'), 'default-twice'),
    ).toMatchObject({ label: 'remove [default]', config: '[profile default]\nregion = y\n' })
    const reversed = (region: string) =>
      config(`[profile default]\nregion = x\n[default]\nregion = ${region}\n`)
    expect(labels(reversed('x'), 'default-twice')).toEqual(['remove [profile default]'])
    expect(labels(reversed('y'), 'default-twice')).toEqual([null])
  })
})

it('a byte order mark, open permissions and missing scopes are mended', () => {
  expect(fixed(config('\ufeff[profile a]\nregion = x\n'), 'byte-order-mark').config).toBe(
    '[profile a]\nregion = x\n',
  )
  const session = '[sso-session s]\nsso_start_url = https://x\nsso_region = x\n'
  expect(fixed(config(session), 'no-registration-scopes')).toMatchObject({
    label: 'add sso_registration_scopes = sso:account:access',
    config: `${session}sso_registration_scopes = sso:account:access\n`,
  })
  const { profiles, problems } = readFiles(
    { credentials: '[a]\nregion = x\n' },
    { modes: { config: null, credentials: 0o644 } },
  )
  const open = problems.find((each) => each.code === 'file-permissions')
  expect(open && fixOf(profiles, open)).toEqual({
    type: 'mode',
    label: 'chmod 600 the credentials file',
    file: 'credentials',
  })
})

it('what is to be chosen has no fix', () => {
  const { profiles, problems } = readFiles(config('[profile a]\noutput = json\n'), { hasRegion: false })
  expect(problems.map((each) => [each.code, fixOf(profiles, each)])).toEqual([['no-region', null]])
})

it('whatever the files hold, a fix is made, and undone byte for byte', () => {
  const arbitraryText = fc.oneof(arbitraryConfigText, arbitraryAcceptedText)
  fc.assert(
    fc.property(arbitraryText, arbitraryText, (text, credentials) => {
      const { profiles, problems } = readFiles({ config: text, credentials })
      for (const each of problems) {
        const fix = fixOf(profiles, each)
        if (fix?.type !== 'edit') continue
        const { documents, refused } = applyEdit(profiles.documents, fix.edit)
        if (refused) throw new Error(`${each.code} ${fix.label}: ${refused.message}`)
        const before = { config: text, credentials }
        const after = { config: documents.config.text, credentials: documents.credentials.text }
        expect(after).not.toEqual(before)
        const undo: Edit = restoreEdit(after, before, false)
        expect(afterEdit(after, undo)).toEqual(before)
      }
    }),
    { numRuns: 400 },
  )
})

describe('a section of the config file in the credentials file', () => {
  const text =
    '[a]\naws_access_key_id = AKIA\naws_secret_access_key = s\n\n[sso-session work]\n# ours\nsso_region = eu-west-1\nsso_start_url = https://x.awsapps.com/start\n'

  it('goes there, line for line', () => {
    expect(fixed({ config: '[profile b]\nregion = x\n', credentials: text }, 'bad-section-name')).toEqual({
      label: 'move [sso-session work] to the config file',
      config:
        '[profile b]\nregion = x\n\n[sso-session work]\n# ours\nsso_region = eu-west-1\nsso_start_url = https://x.awsapps.com/start\n',
      credentials: '[a]\naws_access_key_id = AKIA\naws_secret_access_key = s\n',
    })
    expect(
      fixed({ credentials: '[services "s"]\ns3 =\n  endpoint_url = https://x\n' }, 'bad-section-name'),
    ).toMatchObject({ config: '[services s]\ns3 =\n  endpoint_url = https://x\n', credentials: '' })
  })

  it.each([
    ['whose name is taken there', { config: '[sso-session work]\nsso_region = x\n', credentials: text }],
    ['that stands twice', { credentials: `${text}[sso-session work]\nsso_region = x\n` }],
  ])('%s takes a choice', (_, files) => {
    expect(new Set(labels(files, 'bad-section-name'))).toEqual(new Set([null]))
  })
})

describe('quotes and notes that tools read differently', () => {
  it.each([
    ['region = "eu-west-1"', 'region = eu-west-1', 'remove the quotes around region'],
    [
      "sso_account_id = '111122223333'",
      'sso_account_id = 111122223333',
      'remove the quotes around sso_account_id',
    ],
    ['output = json ; mine', '; mine\noutput = json', 'move the note behind output'],
    [
      's3 =\n  max_queue_size = "9"',
      's3 =\n  max_queue_size = 9',
      'remove the quotes around s3.max_queue_size',
    ],
  ])('%s', (line, mended, label) => {
    expect(fixed(config(`[profile a]\n${line}\n`), 'tools-disagree')).toMatchObject({
      label,
      config: `[profile a]\n${mended}\n`,
    })
  })

  it.each([
    ['that can be meant', 'credential_process = /bin/get #1'],
    ['of a value that is wrong without them, too', 'region = "eu west"'],
    ['that may belong to a secret', 'aws_secret_access_key = ab #cd'],
  ])('%s take a choice', (_, line) => {
    expect(new Set(labels(config(`[profile a]\n${line}\n`), 'tools-disagree'))).toEqual(new Set([null]))
  })
})
