import type { Variables } from '../profiles/environment.ts'

/** True where a browser can open in front of the user: there is a desktop, and it is not at the other end of SSH. */
export function canBrowse(variables: Variables, platform: string): boolean {
  if (variables.SSH_CONNECTION || variables.SSH_TTY) return false
  if (platform !== 'linux') return true
  return Boolean(
    variables.DISPLAY || variables.WAYLAND_DISPLAY || variables.WSL_DISTRO_NAME || variables.BROWSER,
  )
}
