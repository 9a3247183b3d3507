import { afterEach, describe, expect, it } from 'vitest'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { runProgram } from '../support/program/run.ts'
import { runHere } from '../support/program/run-in-home.ts'

afterEach(() => {
  closeStandIns()
  removeHomes()
})

const IDENTITY = {
  accessKeyId: 'ASIAEXAMPLE',
  account: '111122223333',
  arn: 'arn:aws:sts::111122223333:assumed-role/r/u',
  userId: 'U:u',
}
const CREDENTIALS = `[dev]
aws_access_key_id = ASIAEXAMPLE
aws_secret_access_key = s
aws_session_token = t
region = eu-west-1
[long]
aws_access_key_id = AKIAEXAMPLE
aws_secret_access_key = s
`

async function homeAndStandIn(env: Readonly<Record<string, string>> = {}) {
  const standIn = await openStandIn({ identities: [IDENTITY] })
  return { standIn, home: makeHome({ credentials: CREDENTIALS, env: { ...standIn.environment(), ...env } }) }
}

describe('awsprof console', () => {
  it('prints the address with --print', async () => {
    const { home, standIn } = await homeAndStandIn()
    const { stdout, ...rest } = await runHere(['console', 'dev', '--service', 'EC2', '--print'], home.env)
    expect(rest).toEqual({ exitCode: 0, stderr: '' })
    const { origin, searchParams } = new URL(stdout.trim())
    expect(origin).toBe(standIn.url)
    expect(searchParams.get('Destination')).toBe('https://console.aws.amazon.com/ec2/home?region=eu-west-1')
    expect(searchParams.get('SigninToken')).toHaveLength(43)
  })

  it.each(['$BROWSER', 'the preferences'])(
    'hands the address to the browser of %s by a page',
    async (whose) => {
      const { home } = await homeAndStandIn()
      const visit = `fetch(process.argv[1], { redirect: 'manual' }).then((r) => console.log(r.headers.get('location')))`
      home.write(
        'browse',
        `#!/bin/sh\necho "$@" > "$HOME/arguments"\n'${process.execPath}' -e "${visit}" "$2" > "$HOME/led"\n`,
        0o755,
      )
      const command = `${home.path('browse')} --new %s`
      const isOurs = whose === '$BROWSER'
      if (!isOurs) home.write('.config/awsprof/preferences.ini', `browser = ${command}\n`)
      const env = { ...home.env, BROWSER: isOurs ? command : '/nowhere/else' }
      expect(await runProgram(['console', 'dev'], { env })).toMatchObject({ exitCode: 0, stdout: '' })
      await expect
        .poll(() => home.exists('led') && home.read('led'))
        .toMatch(/\/federation\?Action=login&.*SigninToken=/)
      expect(home.read('arguments')).toMatch(/^--new http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}\n$/)
    },
  )

  it.each([
    [
      ['dev'],
      { SSH_CONNECTION: 'x' },
      1,
      'This is an SSH session: a browser would open on the remote machine, not in front of you. --print prints the address, to open in a browser of your own.',
    ],
    [['dev'], { BROWSER: '/nowhere/browser' }, 1, 'check $BROWSER. --print'],
    [['long', '--print'], {}, 1, 'Long-term keys cannot sign in'],
    [['nope'], {}, 2, 'there is no profile "nope"'],
    [['dev', '--service', '../x'], {}, 2, '--service must be'],
  ])('%j with %j says why not', async (args, env, exitCode, stderr) => {
    const { home } = await homeAndStandIn(env)
    expect(await runHere(['console', ...args], home.env)).toMatchObject({
      exitCode,
      stdout: '',
      stderr: expect.stringContaining(stderr),
    })
  })
})
