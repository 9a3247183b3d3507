import { spawn } from 'node:child_process'
import type { Variables } from '../profiles/environment.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import { shellWords } from '../profiles/shell-words.ts'
import { windowsWords } from '../profiles/windows-words.ts'

/** Whether a browser would open in front of the user: there is a desktop, and it is not the remote end of an SSH session. */
export function canBrowse(variables: Variables, platform: string): boolean {
  return whyNoBrowser(variables, platform) === null
}

/** Why no browser would open in front of the user, as a sentence; null if one would. */
export function whyNoBrowser(variables: Variables, platform: string): string | null {
  if (variables.SSH_CONNECTION || variables.SSH_TTY)
    return 'This is an SSH session: a browser would open on the remote machine, not in front of you.'
  if (platform !== 'linux') return null
  return variables.DISPLAY || variables.WAYLAND_DISPLAY || variables.WSL_DISTRO_NAME || variables.BROWSER
    ? null
    : 'No browser can open here: there is neither a display (DISPLAY, WAYLAND_DISPLAY) nor a command in $BROWSER.'
}

/**
 * Opens a browser at an address, which everybody on this machine can read: the command of the preferences, else one of
 * $BROWSER, else the system's.
 *
 * @param command words of a shell; `%s` in them stands for the address, which else comes last; null for none
 * @returns why no browser was started, as a sentence, or null. Never rejects.
 */
export async function openInBrowser(
  url: string,
  command: string | null,
  variables: Variables,
): Promise<string | null> {
  const commands = command === null ? namedIn(variables.BROWSER ?? '') : [command]
  for (const each of commands) if (await isStarted(each, url, variables)) return null
  if (commands.length > 0) {
    const names = command === null ? '$BROWSER' : 'browser in the preferences'
    return `Could not start ${maskSecrets(commands.join(' or '))}; check ${names}.`
  }
  const why = whyNoBrowser(variables, process.platform)
  if (why !== null) return why
  try {
    const { default: open } = await import('open')
    await open(url)
    return null
  } catch {
    return 'Could not start a browser.'
  }
}

/** Several commands stand between colons, but on Windows a colon follows the letter of a drive. */
function namedIn(browser: string): readonly string[] {
  return (process.platform === 'win32' ? [browser] : browser.split(':')).filter(Boolean)
}

function isStarted(command: string, url: string, variables: Variables): Promise<boolean> {
  const words = (process.platform === 'win32' ? windowsWords(command) : shellWords(command)) ?? []
  const filled = words.map((each) => each.replaceAll('%s', url))
  const [program = '', ...args] = command.includes('%s') ? filled : [...words, url]
  const { promise, resolve } = Promise.withResolvers<boolean>()
  try {
    const child = spawn(program, args, { stdio: 'ignore', detached: true, env: { ...variables } })
    child.once('spawn', () => resolve(true)).once('error', () => resolve(false))
    child.unref()
  } catch {
    resolve(false)
  }
  return promise
}
