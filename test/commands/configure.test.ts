import { afterAll, describe, expect, it } from 'vitest'
import { type Home, type HomeOptions, makeHome, removeHomes } from '../support/files/home.ts'
import { type RunResult, runProgram } from '../support/program/run.ts'

afterAll(removeHomes)

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

interface Given {
  readonly home: Home
  configure(input: string, ...args: string[]): Promise<RunResult>
  files(): { config: string | null; credentials: string | null }
}

function given(options: HomeOptions = {}): Given {
  const home = makeHome(options)
  const read = (file: string) => (home.exists(file) ? home.read(file) : null)
  return {
    home,
    configure: (input, ...args) => runProgram(['configure', ...args], { env: home.env, input }),
    files: () => ({ config: read('.aws/config'), credentials: read('.aws/credentials') }),
  }
}

describe.concurrent('awsprof configure without a terminal', () => {
  it('leaves what aws configure leaves on an empty home', async () => {
    const { configure, files } = given()
    const result = await configure(`AKIAIOSFODNN7EXAMPLE\n${SECRET}\neu-west-1\njson\n`)
    expect(result).toEqual({ exitCode: 0, stdout: '', stderr: '' })
    expect(files()).toEqual({
      config: '[default]\nregion = eu-west-1\noutput = json\n',
      credentials: `[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = ${SECRET}\n`,
    })
  })

  it('leaves a header in the config file for a profile with keys alone', async () => {
    const { configure, files } = given()
    await configure('AKIA1\r\nsecret\r\n\r\n\r\n', '--profile', 'work')
    expect(files()).toEqual({
      config: '[profile work]\n',
      credentials: '[work]\naws_access_key_id = AKIA1\naws_secret_access_key = secret\n',
    })
  })

  const OLD = {
    config: '# mine\n[profile work]\nregion = us-east-1\n',
    credentials:
      '[work]\naws_access_key_id = ASIAOLD\naws_secret_access_key = old\naws_session_token = old\n',
  }

  it('keeps what an empty line stands for, and asks for the token that is there', async () => {
    const { configure, files } = given(OLD)
    expect((await configure('\n\n\n\ntext', '--profile', 'work')).exitCode).toBe(0)
    expect(files()).toEqual({ ...OLD, config: `${OLD.config}output = text\n` })
  })

  it('asks for a token with short-term keys, and takes it away with long-term keys', async () => {
    const { configure, files, home } = given({ ...OLD, env: { AWS_PROFILE: 'work' } })
    await configure('ASIANEW\nnew\ntoken==\n\n\n')
    expect(files().credentials).toBe(
      '[work]\naws_access_key_id = ASIANEW\naws_secret_access_key = new\naws_session_token = token==\n',
    )
    await configure('AKIANEW\nnewer\n\n\n')
    expect(home.read('.aws/credentials')).toBe(
      '[work]\naws_access_key_id = AKIANEW\naws_secret_access_key = newer\n',
    )
    expect(files().config).toBe(OLD.config)
  })

  it.each(['', 'AKIA1\n', `AKIA1\n${SECRET}\neu-west-1\n`, 'ASIA1\ns\neu-west-1\njson\n'])(
    'writes nothing if the input %j ends too early',
    async (input) => {
      const { configure, files } = given(OLD)
      const { exitCode, stderr } = await configure(input)
      expect([exitCode, files()]).toEqual([1, OLD])
      expect(stderr).toMatch(
        /^awsprof: the input ended before the last answer \(\w+\); nothing was written\n$/,
      )
    },
  )

  it('refuses what would not be read back, and a name that tools read differently', async () => {
    const { configure, files } = given(OLD)
    const value = await configure('AKIA1\nsec\u0001ret\n\n\n')
    expect([value.exitCode, value.stderr]).toEqual([
      1,
      'awsprof: not written: a value cannot contain control characters\n',
    ])
    expect((await configure('\n\n\n\n', '--profile', 'a]')).exitCode).toBe(2)
    expect(files()).toEqual(OLD)
  })
})
