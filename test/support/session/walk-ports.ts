import type { AssumedRole, Credentials, WalkPorts } from '../../../src/session/ports.ts'
import { HOUR, NOW } from '../state/state.ts'
import { memoryFolder } from './memory-folder.ts'

/** Credentials that expire in an hour. Tests use the id to say where the keys come from. */
export function keysOf(accessKeyId: string, expiresAt: number | null = NOW + HOUR): Credentials {
  return { accessKeyId, secretAccessKey: `secret of ${accessKeyId}`, sessionToken: 'token', expiresAt }
}

/** In-memory ports that log their calls. `change` replaces some of them. */
export function walkPorts(change: Partial<WalkPorts> = {}): WalkPorts & { readonly calls: string[] } {
  const calls: string[] = []
  const assumed = (arn: string, by: string): AssumedRole => {
    calls.push(`assume ${arn} by ${by}`)
    return { credentials: keysOf(`of ${arn}`), assumedRoleId: 'AROA:s', arn: `${arn}/s` }
  }
  return {
    calls,
    routes: { sts: '', portal: '', signin: '', metadata: '' },
    clock: { now: () => NOW, sleep: async () => {} },
    sts: {
      clockOffsetMs: () => null,
      assumeRole: async ({ RoleArn, TokenCode }, source) =>
        assumed(RoleArn, `${source.accessKeyId}${TokenCode ? ` with ${TokenCode}` : ''}`),
      sessionToken: async ({ SerialNumber, TokenCode }, { accessKeyId }) => {
        calls.push(`session of ${SerialNumber} with ${TokenCode} by ${accessKeyId}`)
        return keysOf(`session of ${accessKeyId}`)
      },
      assumeRoleWithWebIdentity: async ({ RoleArn, WebIdentityToken }) => assumed(RoleArn, WebIdentityToken),
      callerIdentity: async ({ accessKeyId }) => {
        calls.push(`who is ${accessKeyId}`)
        return { account: '111122223333', arn: `arn of ${accessKeyId}`, userId: 'U' }
      },
    },
    portal: () => ({
      accounts: async function* () {},
      roles: async () => [],
      roleCredentials: async (token, account, role) => {
        calls.push(`role ${account}/${role} by ${token}`)
        return keysOf(`of ${role}`)
      },
      logout: async () => {},
    }),
    oidc: () => {
      throw new Error('this test must not renew a token')
    },
    tokens: memoryFolder(),
    roles: memoryFolder(),
    logins: memoryFolder(),
    signin: null,
    runProcess: async (command) => {
      calls.push(`run ${command}`)
      return JSON.stringify({ Version: 1, AccessKeyId: 'of process', SecretAccessKey: 's' })
    },
    readFile: async (path) => `text of ${path}`,
    variables: {},
    environmentKeys: () => null,
    container: async () => null,
    instance: async () => {
      calls.push('instance')
      return keysOf('of instance')
    },
    mfaCode: async (serial) => {
      calls.push(`code of ${serial}`)
      return '123456'
    },
    ...change,
  }
}
