import { keysFile } from '../../profiles/kind.ts'
import type { Link } from '../../profiles/link.ts'
import { settingIn, settingValue } from '../../profiles/profile.ts'
import type { Credentials, WalkPorts } from '../ports.ts'
import { loginCredentials } from './login-credentials.ts'
import type { WalkMemo } from './memo.ts'
import { processCredentials } from './process-output.ts'
import type { Walk } from './step.ts'
import { WalkError } from './walk-error.ts'

/** Walks a link that provides credentials by itself; `say` tells what a process says meanwhile. Rejects with `WalkError` or `ServiceError`. */
export async function single(
  { profiles, ports, signal, memo }: Walk,
  link: Link,
  say: (detail: string) => void,
): Promise<{ credentials: Credentials; detail?: string }> {
  const profile = profiles.byName.get(link.profile)
  switch (link.type) {
    case 'static-keys': {
      if (!profile) break
      const file = keysFile(profile)
      const value = (key: string) => settingIn(profile, file, key)?.value ?? null
      const token = value('aws_security_token') || value('aws_session_token')
      return {
        credentials: {
          accessKeyId: value('aws_access_key_id') ?? '',
          secretAccessKey: value('aws_secret_access_key') ?? '',
          sessionToken: token || null,
          expiresAt: null,
        },
      }
    }
    case 'process': {
      const command = (profile && settingValue(profile, 'credential_process')) ?? ''
      const credentials = await memo.once(`process ${command}`, async () =>
        processCredentials(await ports.runProcess(command, signal, say), ports.clock.now()),
      )
      return { credentials }
    }
    case 'login-session':
      return { credentials: await loginCredentials({ ports, memo, signal }, link) }
    case 'credential-source':
      return { credentials: await bySource(ports, link.name ?? '', memo, signal) }
    default:
  }
  throw new WalkError('unreachable', 'This link provides no credentials.')
}

async function bySource(
  ports: WalkPorts,
  source: string,
  memo: WalkMemo,
  signal: AbortSignal,
): Promise<Credentials> {
  if (source === 'Environment') {
    const keys = ports.environmentKeys()
    if (keys) return keys
    throw new WalkError(
      'unreachable',
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set in the environment.',
    )
  }
  if (source === 'Ec2InstanceMetadata')
    return memo.once(`instance ${ports.routes.metadata}`, () => ports.instance(signal))
  const credentials = await memo.once(`container ${ports.routes.metadata}`, () => ports.container(signal))
  if (credentials) return credentials
  throw new WalkError(
    'unreachable',
    'This is not a container: neither AWS_CONTAINER_CREDENTIALS_RELATIVE_URI nor AWS_CONTAINER_CREDENTIALS_FULL_URI is set.',
  )
}
