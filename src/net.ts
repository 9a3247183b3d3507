/** All that sends something, with the SDK: loaded when something is first sent. */
export { consoleFor, portsFor } from './check-services.ts'
export { check } from './commands/check.ts'
export { exportCredentials } from './commands/export.ts'
export { login } from './commands/login.ts'
export { logout } from './commands/logout.ts'
export { createSessionServices } from './session-services.ts'
