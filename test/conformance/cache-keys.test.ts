import { expect, it } from 'vitest'
import { loginCacheName } from '../../src/session/cache/login-cache.ts'
import { pythonJson } from '../../src/session/cache/python-json.ts'
import { assumeRoleCacheName, ssoRoleCacheName } from '../../src/session/cache/role-cache.ts'
import { sha1, tokenCacheName } from '../../src/session/cache/token-cache.ts'
import type { AssumeRoleArguments } from '../../src/session/ports.ts'
import { type CaseFile, describeConformance, itConforms } from './describe-conformance.ts'

type Case = { readonly id: string; readonly key: string } & (
  | { readonly kind: 'assume_role'; readonly args: AssumeRoleArguments }
  | {
      readonly kind: 'sso_role'
      readonly args: {
        readonly accountId: string
        readonly roleName: string
        readonly sessionName?: string
        readonly startUrl?: string
      }
    }
  | { readonly kind: 'sso_registration'; readonly args: object }
  | { readonly kind: 'sso_token'; readonly args: { readonly session?: string; readonly start_url?: string } }
  | { readonly kind: 'login'; readonly args: { readonly login_session: string } }
)

const source = (session: string | undefined, startUrl: string | undefined) => ({
  ssoSession: session ?? null,
  startUrl: startUrl ?? '',
  region: '',
})

function nameOf(each: Case): string {
  switch (each.kind) {
    case 'assume_role':
      return assumeRoleCacheName(each.args)
    case 'sso_role': {
      const { accountId, roleName, sessionName, startUrl } = each.args
      return ssoRoleCacheName(accountId, roleName, source(sessionName, startUrl))
    }
    case 'sso_registration':
      return `${sha1(pythonJson(each.args))}.json`
    case 'sso_token':
      return tokenCacheName(source(each.args.session, each.args.start_url))
    case 'login':
      return loginCacheName(each.args.login_session)
  }
}

describeConformance<CaseFile<Case>>('cache-keys.json', ({ cases }) => {
  for (const each of cases) {
    itConforms(each.id, `${each.kind} ${JSON.stringify(each.args)}`, () => nameOf(each), `${each.key}.json`)
  }

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(10)
  })
})
