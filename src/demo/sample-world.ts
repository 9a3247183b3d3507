import type { WorldOptions } from './world.ts'

/** The access tokens in the token cache of the sample home. */
export const SAMPLE_TOKENS = {
  acme: 'aoaAcmeSampleAccessToken0123456789abcdefEXAMPLE',
  wiki: 'aoaWikiSampleAccessToken0123456789abcdefEXAMPLE',
}

/** The session of `aws login` in the sample home. */
export const SAMPLE_LOGIN = {
  arn: 'arn:aws:iam::111122223333:user/mary',
  account: '111122223333',
  refreshToken: 'sampleLoginRefreshToken0123456789EXAMPLE',
}

const HOUR_MS = 60 * 60_000
const CLIENT_ID = 'sampleClient0123456789'
const CLIENT_SECRET = 'sampleClientSecret0123456789abcdefEXAMPLE'

/** The client registration that the AWS CLI stores with a token. `now` is in ms. */
export function sampleClient(now: number): Readonly<Record<string, string>> {
  const registrationExpiresAt = new Date(now + 60 * 24 * HOUR_MS).toISOString().replace(/\.\d{3}Z$/, 'Z')
  return { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, registrationExpiresAt }
}

const ACCOUNTS = [
  {
    id: '111122223333',
    name: 'Acme Development',
    email: 'dev@acme.example',
    roles: ['Developer', 'ReadOnly'],
  },
  {
    id: '444455556666',
    name: 'Acme Staging',
    email: 'staging@acme.example',
    roles: ['Developer', 'ReadOnly'],
  },
  { id: '777788889999', name: 'Partner Data', email: 'data@partner.example', roles: ['DataReader'] },
]

/** What an earlier listing told of the accounts: their names by id. */
export const SAMPLE_ACCOUNT_NAMES = Object.fromEntries(ACCOUNTS.map(({ id, name }) => [id, name]))

/** The accounts, roles and keys for the sample profiles: most profiles work, AWS refuses some. `now` is in ms. */
export function sampleWorld(now: number): WorldOptions {
  return {
    accounts: ACCOUNTS,
    roles: [
      {
        arn: 'arn:aws:iam::444455556666:role/Deploy',
        trusts: ['arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Developer'],
      },
      {
        arn: 'arn:aws:iam::777788889999:role/Auditor',
        trusts: ['arn:aws:sts::444455556666:assumed-role/Deploy'],
      },
      { arn: 'arn:aws:iam::777788889999:role/Admin', trusts: ['*'], needsMfa: true },
      {
        arn: 'arn:aws:iam::111122223333:role/Build',
        trusts: ['arn:aws:sts::111122223333:assumed-role/agent'],
      },
      { arn: 'arn:aws:iam::444455556666:role/Cluster', trusts: ['*'] },
    ],
    identities: [
      {
        accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
        account: '111122223333',
        arn: SAMPLE_LOGIN.arn,
        userId: 'AIDACKCEVSQ6C2EXAMPLE',
      },
      {
        accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
        account: '111122223333',
        arn: 'arn:aws:sts::111122223333:assumed-role/Sandbox/mary',
        userId: 'AROACKCEVSQ6C2EXAMPLE:mary',
        expiresAt: now + 9 * 60_000 + 30_000,
      },
      {
        accessKeyId: 'ASIAVAULTDEMOEXAMPLE',
        account: '444455556666',
        arn: 'arn:aws:sts::444455556666:assumed-role/Vault/mary',
        userId: 'AROAVAULTDEMOEXAMPLE0:mary',
      },
    ],
    accessTokens: { [SAMPLE_TOKENS.acme]: now + 6 * HOUR_MS },
    logins: {
      [SAMPLE_LOGIN.refreshToken]: { arn: SAMPLE_LOGIN.arn, account: SAMPLE_LOGIN.account },
    },
    clients: { [CLIENT_ID]: CLIENT_SECRET },
    machineRole: { name: 'agent', accessKeyId: 'ASIAAGENTDEMOEXAMPLE' },
  }
}
