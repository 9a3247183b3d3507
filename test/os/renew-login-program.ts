// Renews the access of LOGIN_ARN in a cache folder: arguments are the folder and the address of the service.
import { createSigninClient } from '../../src/aws/signin.ts'
import { systemClock } from '../../src/os/clock.ts'
import { openTokenFolder } from '../../src/os/token-folder.ts'
import { renewLogin } from '../../src/session/login/renew-login.ts'
import { PATIENT } from '../support/aws/stand-ins.ts'
import { LOGIN_ARN } from '../support/session/login-cache.ts'

const [, , folder = '', url = ''] = process.argv
const ports = {
  signin: createSigninClient(PATIENT, url),
  clock: systemClock,
  folder: openTokenFolder(folder),
}
console.log(await renewLogin(LOGIN_ARN, ports, new AbortController().signal))
