import { spawnSync } from 'node:child_process'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'

/** Editors that accept vi's `+LINE` before the file. */
const PLUS_LINE = /(^|\/)(vi|vim|nvim|view|nano|pico|micro|emacs|emacsclient|jed|joe|mg|kak|ne|less)(\s|$)/
/** Editors that accept `--goto FILE:LINE`. */
const GOTO = /(^|\/)(code|code-insiders|codium|cursor|windsurf)(\s|$)/

/**
 * Opens a file in $VISUAL, else $EDITOR, else vi, at `line` if the editor is known to accept one, and waits until the
 * editor ends. The terminal must have been given back. As in git, the variables are shell commands.
 *
 * @returns the reason why the editor did not start, as a sentence, or null
 */
export function openInEditor(
  variables: Readonly<Record<string, string | undefined>>,
  path: string,
  line: number,
): string | null {
  const editor = variables.VISUAL || variables.EDITOR || 'vi'
  const { error, status } = spawnSync(
    '/bin/sh',
    // Ctrl-C in the editor must not kill the shell: this program would then draw while the editor still runs.
    ['-c', `trap : INT QUIT; ${editor} "$@"`, editor, ...lineArguments(editor, path, line)],
    {
      stdio: 'inherit',
    },
  )
  if (error) return `Could not start the editor ${maskSecrets(editor)}; check $VISUAL and $EDITOR.`
  return status === 127
    ? `Command not found: ${maskSecrets(editor)}; set $VISUAL or $EDITOR to your editor.`
    : null
}

function lineArguments(editor: string, path: string, line: number): string[] {
  if (PLUS_LINE.test(editor)) return [`+${line}`, path]
  return GOTO.test(editor) ? ['--wait', '--goto', `${path}:${line}`] : [path]
}
