import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { stopTerminals, type Terminal } from '../support/program/terminal.ts'

afterEach(async () => {
  await stopTerminals()
  removeHomes()
})

interface Demo {
  readonly terminal: Terminal
  /** A path in the demo's own home. */
  path(...parts: string[]): string
}

/** The demo on a terminal, with its temporary home in a folder of the test's own. */
async function startDemo(
  options: Parameters<typeof startDashboard>[1] = {},
  home: Home = makeHome(),
): Promise<Demo> {
  home.write('tmp/.keep', '')
  const env = { TMPDIR: home.path('tmp'), ...options.env }
  const terminal = startDashboard(home, { args: ['--demo'], ...options, env })
  await terminal.waitFor(/16 profiles[\s\S]*quit/)
  // Without headings.
  terminal.press('t', 't')
  await terminal.waitForGone('▾')
  const [name = ''] = readdirSync(home.path('tmp')).filter((each) => each.startsWith('awsprof-demo-'))
  return { terminal, path: (...parts) => home.path('tmp', name, ...parts) }
}

/** Chooses a profile by filtering for it. */
async function choose({ terminal }: Demo, name: string): Promise<void> {
  terminal.press('/', 'ctrl-u')
  terminal.type(name)
  await terminal.waitFor(`  /${name}`)
  await terminal.waitFor(`─ ${name} ─`)
  terminal.press('enter')
  await terminal.waitForGone('Enter keep')
}

/** The address and code that the dialog shows. */
async function codeOf({ terminal }: Demo): Promise<{ address: string; code: string }> {
  await terminal.waitFor(/Code {3}(\S ){8}\S/)
  const text = terminal.text()
  const [, address = ''] = /Open {3}(http\S+)/.exec(text) ?? []
  const [, spread = ''] = /Code {3}((?:\S ){8}\S)/.exec(text) ?? []
  return { address, code: spread.replaceAll(' ', '') }
}

/** Opens the login page and presses a button, as a user would in a browser. */
async function decide(demo: Demo, button: 'Approve' | 'Deny' = 'Approve'): Promise<void> {
  const { address, code } = await codeOf(demo)
  const page = await (await fetch(`${address}?user_code=${code}`)).text()
  expect(page).toContain(`value="${code}"`)
  const [, action = ''] = new RegExp(`formaction="([^"]+)">${button}<`).exec(page) ?? []
  const answer = await fetch(new URL(action, address), {
    method: 'POST',
    body: new URLSearchParams({ user_code: code }),
  })
  expect(answer.status).toBe(200)
}

/** Every secret in the caches of the demo's home. */
function secretsIn({ path }: Demo): string[] {
  const folder = path('.aws/sso/cache')
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const fields = files.flatMap((name) => {
    const json = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>
    return ['accessToken', 'refreshToken', 'clientSecret'].map((key) => json[key])
  })
  return fields.filter((each) => each !== undefined)
}

/** Secrets may be in the token cache, but nowhere else in the home and never on the screen. */
function expectNoLeak(demo: Demo, secrets: readonly string[]): void {
  expect(secrets.length).toBeGreaterThan(3)
  const home = demo.path()
  const texts = readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && !each.parentPath.endsWith('/sso/cache'))
    .map((each) => readFileSync(join(each.parentPath, each.name), 'latin1'))
  expect(texts.length).toBeGreaterThan(2)
  const bytes = demo.terminal.bytes().toString('latin1')
  for (const secret of new Set(secrets)) {
    for (const text of [bytes, ...texts]) expect(text).not.toContain(secret)
    expect(bytes).not.toContain(Buffer.from(secret).toString('base64'))
  }
}

describe('l', () => {
  it('shows the code, and every profile of the session turns valid once it is approved elsewhere', async () => {
    const demo = await startDemo()
    const { terminal } = demo
    await choose(demo, 'partner-billing')
    await terminal.waitFor('press l to log in')
    terminal.press('l')
    await terminal.waitFor(/For {4}partner-billing {2}777788889999 · Billing/)
    await terminal.waitFor(/3 profiles need this session/)
    await decide(demo)
    await terminal.waitFor('Logged in to partner.')
    terminal.press('esc')
    await terminal.waitFor((lines) => {
      const rowOf = (name: string) => lines.find((line) => line.includes(`● ${name} `))
      return ['partner-data', 'partner-billing', 'prod-admin'].every((name) => rowOf(name) !== undefined)
    })
    const cache = demo.path('.aws/sso/cache')
    const modes = readdirSync(cache).map((name) => statSync(join(cache, name)).mode & 0o777)
    expect(new Set(modes)).toEqual(new Set([0o600]))
    expectNoLeak(demo, secretsIn(demo))
    // The token works: STS confirms the identity of the profile.
    await choose(demo, 'partner-data')
    terminal.press('c')
    await terminal.waitFor(/SSO_DataReader_[\s\S]*confirmed by STS/)
    expectNoLeak(demo, secretsIn(demo))
  })

  it('reports a denial, and starts over with a new code', async () => {
    const demo = await startDemo()
    await choose(demo, 'wiki-legacy')
    demo.terminal.press('l')
    const first = await codeOf(demo)
    await decide(demo, 'Deny')
    await demo.terminal.waitFor('denied on the approval page')
    demo.terminal.press('r')
    await demo.terminal.waitForGone('denied on the approval page')
    const second = await codeOf(demo)
    expect(second.code).not.toBe(first.code)
    await decide(demo)
    await demo.terminal.waitFor('Logged in to https://wiki.awsapps.com/start.')
  })

  it('Esc cancels, and an approval that comes later changes nothing', async () => {
    const demo = await startDemo()
    const { terminal, path } = demo
    const before = readdirSync(path('.aws/sso/cache')).length
    await choose(demo, 'partner-data')
    terminal.press('l')
    const { address, code } = await codeOf(demo)
    terminal.press('esc')
    await terminal.waitForGone('Log in to')
    const approve = { method: 'POST', body: new URLSearchParams({ user_code: code }) }
    expect((await fetch(new URL('/device/approve', address), approve)).status).toBe(200)
    // By the end of this second login a late answer would have arrived.
    await choose(demo, 'wiki-legacy')
    terminal.press('l')
    await decide(demo)
    await terminal.waitFor('Logged in to https://wiki')
    await choose(demo, 'partner-data')
    await terminal.waitFor('press l to log in')
    // Two more registrations, and no token for partner.
    expect(readdirSync(path('.aws/sso/cache'))).toHaveLength(before + 2)
  })
})

describe('b', () => {
  const script = fileURLToPath(new URL('../support/program/script-browser.ts', import.meta.url))
  const withBrowser = (button: string) =>
    startDemo({ env: { BROWSER: `"${process.execPath}" "${script}" ${button} %s` } })

  it('logs in in a browser on this machine, without a code', async () => {
    const demo = await withBrowser('allow')
    await choose(demo, 'partner-data')
    demo.terminal.press('l')
    await codeOf(demo)
    demo.terminal.press('b')
    await demo.terminal.waitFor('Logged in to partner.')
    await expect.poll(() => existsSync(demo.path('page'))).toBe(true)
    expect(readFileSync(demo.path('page'), 'utf8')).toContain('go back to your terminal')
    expectNoLeak(demo, secretsIn(demo))
  })

  it('goes back to a code, also where the browser said no', async () => {
    const demo = await withBrowser('deny')
    await choose(demo, 'partner-data')
    demo.terminal.press('l')
    const { code } = await codeOf(demo)
    demo.terminal.press('b')
    await demo.terminal.waitFor('The login was denied in the browser.')
    demo.terminal.press('enter')
    await demo.terminal.waitForGone('The login was denied in the browser.')
    expect((await codeOf(demo)).code).not.toBe(code)
  })
})

describe('y', () => {
  const copied = (bytes: string) =>
    [...bytes.matchAll(/\u001b\]52;c;([A-Za-z0-9+/=]+)\u0007/g)].map(([, text = '']) =>
      Buffer.from(text, 'base64').toString(),
    )

  it.each([
    [false, 1],
    [true, 2],
  ])('copies the address by OSC 52 (in tmux: %s)', async (isInTmux, times) => {
    const demo = await startDemo({ env: isInTmux ? { TMUX: '/nowhere/tmux,1,0' } : {} })
    await choose(demo, 'partner-data')
    demo.terminal.press('l')
    const { address, code } = await codeOf(demo)
    demo.terminal.press('y')
    await demo.terminal.waitFor('Sent the login address to the terminal’s clipboard')
    const bytes = demo.terminal.bytes().toString()
    expect(copied(bytes.replaceAll('\u001b\u001b', '\u001b'))).toEqual(
      Array(times).fill(`${address}?user_code=${code}`),
    )
    expect(bytes.includes('\u001bPtmux;')).toBe(isInTmux)
    // The address on the screen is a hyperlink.
    expect(bytes).toContain(`\u001b]8;;${address}\u001b\\`)
  })
})

it('L logs in to the sessions one after another', async () => {
  const demo = await startDemo()
  demo.terminal.press('L')
  await demo.terminal.waitFor(/Log in to sso-session partner[\s\S]*1 of 2/)
  await decide(demo)
  await demo.terminal.waitFor('Log in to https://wiki.awsapps.com/start')
  await decide(demo)
  await demo.terminal.waitFor('Logged in to https://wiki.awsapps.com/start.')
  expect(demo.terminal.screen()[0]).not.toMatch(/signed out|expired/)
})

it('o asks, then logs out: the token goes, the profiles are signed out', async () => {
  const demo = await startDemo()
  const secrets = secretsIn(demo)
  const before = readdirSync(demo.path('.aws/sso/cache')).length
  await choose(demo, 'dev')
  demo.terminal.press('o')
  await demo.terminal.waitFor('Log out of acme')
  demo.terminal.press('enter')
  await demo.terminal.waitFor('Logged out of acme.')
  await demo.terminal.waitFor(/○ signed out/)
  expect(readdirSync(demo.path('.aws/sso/cache'))).toHaveLength(before - 1)
  demo.terminal.press('o')
  await demo.terminal.waitFor('You are not logged in to acme.')
  const bytes = demo.terminal.bytes().toString()
  for (const secret of secrets) expect(bytes).not.toContain(secret)
})

it('A lists the accounts and roles of the session, and creates profiles for the chosen ones', async () => {
  const demo = await startDemo()
  const { terminal, path } = demo
  const before = readFileSync(path('.aws/config'), 'utf8')
  await choose(demo, 'dev')
  terminal.press('A')
  await terminal.waitFor(/Accounts of acme[\s\S]*DataReader/)
  await terminal.waitFor(/✓ 111122223333 .* dev-readonly/)
  terminal.type('/staging')
  await terminal.waitFor(/1 of 2/)
  terminal.press('enter', 'a')
  await terminal.waitFor('2 chosen')
  terminal.press('enter')
  await terminal.waitFor('Names for 2 new profiles')
  terminal.press('enter', 'enter')
  await terminal.waitFor(/Create 2 profiles[\s\S]*Write this\?/)
  expect(readFileSync(path('.aws/config'), 'utf8')).toBe(before)
  terminal.press('enter')
  await terminal.waitFor('2 profiles created.')
  await terminal.waitFor('18 profiles')
  const after = readFileSync(path('.aws/config'), 'utf8')
  expect(after.startsWith(before)).toBe(true)
  for (const role of ['Developer', 'ReadOnly']) {
    expect(after).toContain(
      `[profile Acme-Staging-${role}]\nsso_session = acme\nsso_account_id = 444455556666\nsso_role_name = ${role}\n`,
    )
  }
  expectNoLeak(demo, secretsIn(demo))
})

it('every size shows address and code in full', async () => {
  const demo = await startDemo()
  await choose(demo, 'partner-data')
  demo.terminal.press('l')
  const { address, code } = await codeOf(demo)
  for (const [cols, rows] of [
    [80, 24],
    [60, 20],
    [50, 15],
    [40, 10],
    [120, 40],
  ] as const) {
    demo.terminal.resize(cols, rows)
    await demo.terminal.waitFor(
      (lines) =>
        lines.length === rows &&
        lines.join('\n').includes([...code].join(' ')) &&
        /╰─/.test(lines.at(-2) ?? ''),
    )
    const text = demo.terminal.text()
    for (const part of [address, 'left', 'Esc']) expect(text).toContain(part)
  }
})
