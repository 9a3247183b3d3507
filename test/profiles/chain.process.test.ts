import { describe, expect, it } from 'vitest'
import { entryProblems } from '../../src/session/problems.ts'
import { entryOf, readFiles } from '../support/files/read-files.ts'

const ROLE = 'role_arn = arn:aws:iam::111122223333:role/R\n'
const asks = (name: string, command: string) => `[profile ${name}]\ncredential_process = ${command}\n`
const awsprof = (name: string) => `awsprof export ${name} --format process`

/** The cycle of a profile, as `show` has it. */
function cycleOf(config: string, name: string): string | null {
  const reading = readFiles({ config })
  const found = entryProblems(reading.profileIndex, entryOf(reading, name)).filter(
    (each) => each.code === 'cycle',
  )
  expect(found.length).toBeLessThan(2)
  return found[0] ? `${found[0].line} ${found[0].message}` : null
}

describe('a credential_process that leads back to itself', () => {
  it.each([
    awsprof('dev'),
    'aws configure export-credentials --profile dev',
    '"/opt/x/awsprof" export "dev"',
  ])('at once: %s', (command) => {
    expect(cycleOf(asks('dev', command), 'dev')).toBe(
      '2 credential_process asks for the credentials of its own profile "dev": let it name another profile, or run another program.',
    )
  })

  it('through another one, at the line of each', () => {
    const config = asks('a', awsprof('b')) + asks('b', awsprof('a'))
    const tail = 'Let one of them name another profile, or run another program.'
    expect(cycleOf(config, 'a')).toBe(`2 credential_process leads back to where it began: a → b → a. ${tail}`)
    expect(cycleOf(config, 'b')).toBe(`4 credential_process leads back to where it began: b → a → b. ${tail}`)
  })

  it('through a source_profile', () => {
    const config = `${asks('a', awsprof('role'))}[profile role]\n${ROLE}source_profile = a\n`
    expect(cycleOf(config, 'a')).toMatch(/^2 .*: a → role → a\./)
    expect(cycleOf(config, 'role')).toMatch(/^5 .*: role → a → role\./)
  })

  it('behind a source_profile, at the line of that', () => {
    const config = `[profile top]\n${ROLE}source_profile = dev\n${asks('dev', awsprof('dev'))}`
    expect(cycleOf(config, 'top')).toMatch(
      /^3 credential_process asks for the credentials of its own profile "dev"/,
    )
    expect(cycleOf(config, 'dev')).toMatch(/^5 credential_process asks/)
  })

  it('makes the profile broken, and is told once for each line by lint', () => {
    const { profileIndex, problems } = readFiles({
      config: asks('a', awsprof('b')) + asks('b', awsprof('a')),
    })
    expect(problems.filter((each) => each.code === 'cycle').map((each) => each.line)).toEqual([2, 4])
    expect(profileIndex.entries.map((each) => each.chain.links.at(-1)?.problem?.code)).toEqual([
      'cycle',
      'cycle',
    ])
  })

  it('is not passed on to a profile that is much the same', () => {
    const config = asks('dev', awsprof('dev')) + asks('other', awsprof('base')) + asks('base', 'x')
    expect(cycleOf(config, 'other')).toBeNull()
    expect(
      cycleOf(asks('base', 'x') + asks('other', awsprof('base')) + asks('dev', awsprof('dev')), 'dev'),
    ).not.toBeNull()
  })
})

describe('a credential_process that leads to credentials', () => {
  it.each([
    ['of another profile', asks('dev', awsprof('base')) + asks('base', 'x')],
    [
      'of a role whose source is another',
      `${asks('dev', awsprof('role'))}[profile role]\n${ROLE}source_profile = base\n${asks('base', 'x')}`,
    ],
    ['of a profile that is not there', asks('dev', awsprof('gone'))],
    ['that another program keeps by the same name', asks('dev', 'aws-vault exec dev --json')],
  ])('%s', (_, config) => {
    expect(cycleOf(config, 'dev')).toBeNull()
  })

  it('is followed in a bounded time, however many ask for the next', () => {
    const names = Array.from({ length: 3_000 }, (_, at) => `p${at}`)
    const config = names.map((name, at) => asks(name, awsprof(`p${at + 1}`))).join('')
    expect(readFiles({ config }).problems.filter((each) => each.code === 'cycle')).toEqual([])
  })
})
