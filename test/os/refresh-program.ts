// Renews the token of TARGET in a cache folder: arguments are the folder and the address of the service.
import { createOidcClient } from '../../src/aws/sso-oidc.ts'
import { systemClock } from '../../src/os/clock.ts'
import { openTokenFolder } from '../../src/os/token-folder.ts'
import { refresh } from '../../src/session/login/refresh.ts'
import { PATIENT } from '../support/aws/stand-ins.ts'
import { TARGET } from '../support/session/login-session.ts'

const [, , folder = '', url = ''] = process.argv
const ports = {
  oidc: createOidcClient(PATIENT, 'us-east-1', url),
  clock: systemClock,
  folder: openTokenFolder(folder),
}
const outcome = await refresh(TARGET, ports, new AbortController().signal)
console.log(outcome)
