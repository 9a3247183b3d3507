import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { makeCertificate } from '../support/aws/certificate.ts'
import { openProxy, type ProxyServer } from '../support/aws/proxy.ts'
import { type Home, makeHome, removeHomes } from '../support/files/home.ts'
import { startDashboard } from '../support/program/dashboard.ts'
import { stopTerminals } from '../support/program/terminal.ts'

const certificate = makeCertificate('signin.aws.amazon.com')

describe.skipIf(!certificate)(certificate ? 'w' : 'w: skipped: no openssl', () => {
  let server: Server
  let proxy: ProxyServer
  beforeAll(async () => {
    server = createServer({ ...certificate }, (_, response) =>
      response.end('{"SigninToken":"token-of-the-console"}'),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    proxy = await openProxy(`https://127.0.0.1:${(server.address() as AddressInfo).port}`)
  })
  afterEach(async () => {
    await stopTerminals()
    removeHomes()
  })
  afterAll(() => {
    proxy.close()
    server.closeAllConnections()
    server.close()
  })

  /** A home with a browser that writes down its arguments, then runs `next`, then where the page leads. */
  function homeWithBrowser(next: string): Home {
    const home = makeHome({
      credentials: '[a]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = s\naws_session_token = t\n',
    })
    home.write('ca.pem', certificate?.cert ?? '')
    const visit = `fetch(process.argv[1], { redirect: 'manual' }).then((r) => console.log(r.status, r.headers.get('location')))`
    home.write(
      'bin/xdg-open',
      `#!/bin/sh\necho "$@" > '${home.path('arguments')}'\n${next}\n'${process.execPath}' -e "${visit}" "$1" > '${home.path('led.new')}' 2>&1\nmv '${home.path('led.new')}' '${home.path('led')}'\n`,
      0o755,
    )
    return home
  }
  const start = (home: Home) =>
    startDashboard(home, {
      env: {
        DISPLAY: ':0',
        PATH: `${home.path('bin')}:${process.env.PATH}`,
        HTTPS_PROXY: proxy.url,
        AWS_CA_BUNDLE: home.path('ca.pem'),
      },
    })
  const arrives = (home: Home, file: string) =>
    expect.poll(() => home.exists(file), { timeout: 20_000 }).toBe(true)

  it('leads the browser to the console without the token among its arguments', async () => {
    const home = homeWithBrowser('')
    const terminal = start(home)
    await terminal.waitFor('1 profile')
    terminal.press('w')
    await arrives(home, 'led')
    expect(home.read('arguments')).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}\n$/)
    expect(home.read('led')).toMatch(
      /^302 https:\/\/signin\.aws\.amazon\.com\/federation\?.*SigninToken=token-of-the-console/,
    )
    terminal.press('q')
    expect(await terminal.exit()).toMatchObject({ exitCode: 0 })
    expect(terminal.bytes().toString()).not.toContain('token-of-the-console')
  })

  it('and q: the end waits for a browser that is on its way', async () => {
    const home = homeWithBrowser('while [ ! -e "$HOME/go" ]; do sleep 0.05; done')
    const terminal = start(home)
    await terminal.waitFor('1 profile')
    terminal.press('w')
    await arrives(home, 'arguments')
    terminal.press('q')
    await terminal.waitFor('Waiting a moment for the browser')
    home.write('go', '')
    expect(await terminal.exit()).toMatchObject({ exitCode: 0 })
    await arrives(home, 'led')
    expect(home.read('led')).toMatch(/^302 /)
    expect(terminal.text()).not.toContain('It did not come')
  })

  it('and q: a browser that does not come is told of', async () => {
    const home = homeWithBrowser('exit 0')
    const terminal = start(home)
    await terminal.waitFor('1 profile')
    terminal.press('w')
    await arrives(home, 'arguments')
    terminal.press('q')
    await terminal.waitFor('It did not come, so the console does not open')
    expect(await terminal.exit()).toMatchObject({ exitCode: 0 })
  })
})
