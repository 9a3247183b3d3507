import { afterEach, describe, expect, it } from 'vitest'
import { closeStandIns, openStandIn } from '../support/aws/stand-ins.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { programFile, runProgram } from '../support/program/run.ts'
import { startTerminal, stopTerminals } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  closeStandIns()
  removeHomes()
})

/** A helper that asks for a passphrase on the terminal, as those for hardware keys do. */
const ASKS = `#!/bin/sh
printf 'Touch your key, then type the word: ' >&2
read word < /dev/tty || exit 4
[ "$word" = open ] || exit 5
echo '{"Version": 1, "AccessKeyId": "AKIAHELPER", "SecretAccessKey": "s"}'
`

async function homeWithHelper() {
  const standIn = await openStandIn({
    identities: [
      {
        accessKeyId: 'AKIAHELPER',
        account: '111122223333',
        arn: 'arn:aws:iam::111122223333:user/me',
        userId: 'U',
      },
    ],
  })
  const home = makeHome()
  home.write('helper', ASKS, 0o755)
  home.write(
    '.aws/config',
    `[profile asks]\ncredential_process = ${home.path('helper')}\nregion = us-east-1\n`,
  )
  return { home, env: { ...home.env, AWS_ENDPOINT_URL: standIn.url } }
}

describe('a credential_process that asks on the terminal', () => {
  it.each([
    ['check', /arn:aws:iam::111122223333:user\/me/],
    ['export', /AWS_ACCESS_KEY_ID=.?AKIAHELPER/],
  ])('gets it from %s', async (command, answer) => {
    const { env } = await homeWithHelper()
    const terminal = startTerminal({
      command: process.execPath,
      args: [programFile, command, 'asks'],
      env,
      cols: 100,
    })
    await terminal.waitFor('Touch your key')
    terminal.type('open\r')
    await terminal.waitFor(answer)
    expect(await terminal.exit()).toMatchObject({ exitCode: 0 })
  })

  it('fails where there is none, and says what it said', async () => {
    const { env } = await homeWithHelper()
    const { exitCode, stderr } = await runProgram(['export', 'asks'], { env })
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/exited with status \d: Touch your key/)
  })

  it('gets the screen from the dashboard, after a question', async () => {
    const { home, env } = await homeWithHelper()
    const terminal = startDashboard(home, { env })
    await terminal.waitFor('Source chain')
    terminal.press('c')
    await terminal.waitFor('press c to give it the screen')
    terminal.press('c')
    await terminal.waitFor('Run it with the screen handed over?')
    terminal.press('enter')
    await terminal.waitFor(/^Touch your key/m)
    expect(terminal.isAlternate()).toBe(false)
    terminal.type('open\r')
    await terminal.waitFor('arn:aws:iam::111122223333:user/me')
    expect(terminal.isAlternate()).toBe(true)
  })
})

it('what a process says is shown while it runs, and kept if it takes too long', async () => {
  const { home, env } = await homeWithHelper()
  home.write('helper', "#!/bin/sh\necho 'Touch your YubiKey' >&2\nsleep 60\n", 0o755)
  home.write('.config/awsprof/preferences.ini', 'check_timeout_seconds = 2\n')
  const terminal = startDashboard(home, { env })
  await terminal.waitFor('Source chain')
  terminal.press('c')
  await terminal.waitFor(/checking[\s\S]*Touch your YubiKey/)
  await terminal.waitFor(/2 s: Touch your YubiKey/)
})
