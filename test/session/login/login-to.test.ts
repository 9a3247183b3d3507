import { describe, expect, it } from 'vitest'
import { tokenCacheName } from '../../../src/session/cache/token-cache.ts'
import type { LoginStep } from '../../../src/session/login/login-step.ts'
import { type Approval, loginTo } from '../../../src/session/login/login-to.ts'
import type { Session } from '../../../src/session/login/session.ts'
import { ServiceError } from '../../../src/session/service-error.ts'
import { fakeBrowser } from '../../support/session/fake-browser.ts'
import { fakeClock } from '../../support/session/fake-clock.ts'
import { fakeOidc } from '../../support/session/fake-oidc.ts'
import { TARGET } from '../../support/session/login-session.ts'
import { memoryFolder, mustFinish } from '../../support/session/memory-folder.ts'

const { signal } = new AbortController()

/** Logs in where addresses lead as `leads` says; an address that is not there leads nowhere. */
async function play(
  session: Session,
  leads: Readonly<Record<string, string>> = {},
  oidc = fakeOidc(),
  approval: Approval = 'code',
) {
  const folder = memoryFolder()
  const regions: string[] = []
  const asked: string[] = []
  const browser = fakeBrowser()
  const aws = {
    oidc: ({ region }: Session) => {
      regions.push(region)
      return { oidc, folder, clock: fakeClock(), mustFinish }
    },
    browser,
    locate: async (url: string) => {
      asked.push(url)
      return leads[url] ?? null
    },
  }
  const steps: LoginStep[] = []
  let error: unknown = null
  try {
    for await (const step of loginTo(session, null, aws, signal, approval)) {
      steps.push(step)
      if (step.type === 'browser') browser.comeBack({ type: 'code', code: 'the-code' })
    }
  } catch (thrown) {
    error = thrown
  }
  return { steps, error, oidc, folder, regions, asked }
}

const VANITY = { ...TARGET, startUrl: 'https://sso.example.com' }
const OWN = 'https://ssoins-1.portal.eu-west-1.app.aws'

it('AWS’s own address is asked nothing', async () => {
  const { asked, regions, error } = await play(TARGET)
  expect([asked, regions, error]).toEqual([[], ['us-east-1'], null])
})

it.each([
  ['that names no region', TARGET.startUrl, 1],
  ['that names one, which cannot be wrong', OWN, 0],
])('a long wait casts doubt on sso_region at a host %s', async (_, startUrl, times) => {
  const pending = Array<string>(90).fill('AuthorizationPendingException')
  const { steps } = await play({ ...TARGET, startUrl }, {}, fakeOidc([...pending, 'token']))
  expect(steps.filter((step) => step.type === 'long-wait')).toHaveLength(times)
  expect(steps.at(-1)?.type).toBe('authorized')
})

describe('a vanity address', () => {
  it('stands for the one that it leads to, and names the caches', async () => {
    const { asked, oidc, folder, regions, steps } = await play(VANITY, { [VANITY.startUrl]: `${OWN}/` })
    expect(asked).toEqual([VANITY.startUrl])
    expect(oidc.calls[1]).toBe(`device client-1 ${OWN}/`)
    expect(regions).toEqual(['eu-west-1'])
    expect(steps[0]).toEqual({ type: 'other-region', region: 'eu-west-1' })
    expect(JSON.parse(folder.files.get(tokenCacheName(VANITY)) ?? '')).toMatchObject({
      startUrl: VANITY.startUrl,
      region: 'eu-west-1',
    })
  })

  it('issues the code of a login in a browser', async () => {
    const { oidc, steps } = await play(VANITY, { [VANITY.startUrl]: `${OWN}/` }, fakeOidc(), 'browser')
    expect(steps.map(({ type }) => type)).toEqual(['other-region', 'registering', 'browser', 'authorized'])
    expect(oidc.calls[0]).toContain(` for ${OWN}/ at http://127.0.0.1/oauth/callback`)
  })

  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['leads nowhere', {}, /is not one of AWS and leads to none/],
    [
      'leads to somebody else',
      { [VANITY.startUrl]: 'https://evil.example/' },
      /leads to https:\/\/evil\.example\/, which is not/,
    ],
    ['leads to http', { [VANITY.startUrl]: 'http://d-1.awsapps.com/' }, /which is not AWS’s/],
  ])('that %s is refused, and nothing is registered', async (_, leads, message) => {
    const { error, oidc } = await play(VANITY, leads)
    expect(error).toBeInstanceOf(ServiceError)
    expect(String(error)).toMatch(message)
    expect(oidc.calls).toEqual([])
  })
})

it('an address without https is refused', async () => {
  const { error, oidc, asked } = await play({ ...TARGET, startUrl: 'http://d-1.awsapps.com/start' })
  expect(String(error)).toMatch(/does not begin with https/)
  expect([oidc.calls, asked]).toEqual([[], []])
})
