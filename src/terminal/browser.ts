import type { Variables } from '../profiles/environment.ts'

/** Whether a browser would open in front of the user: there is a desktop, and it is not the remote end of an SSH session. */
export function canBrowse(variables: Variables, platform: string): boolean {
  if (variables.SSH_CONNECTION || variables.SSH_TTY) return false
  if (platform !== 'linux') return true
  return Boolean(
    variables.DISPLAY || variables.WAYLAND_DISPLAY || variables.WSL_DISTRO_NAME || variables.BROWSER,
  )
}
