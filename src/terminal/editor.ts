import { spawnSync } from 'node:child_process'

/** Editors that take `+LINE` before the file, the old habit of vi. */
const PLUS_LINE = /(^|\/)(vi|vim|nvim|view|nano|pico|micro|emacs|emacsclient|jed|joe|mg|kak|ne|less)(\s|$)/
/** Those that take `--goto FILE:LINE`. */
const GOTO = /(^|\/)(code|code-insiders|codium|cursor|windsurf)(\s|$)/

/**
 * Opens a file in $VISUAL, else $EDITOR, else vi, at a line where the editor is known to take one. The terminal must
 * have been given back before; this returns when the editor has ended. Like git, the variable is a shell command.
 *
 * @returns what went wrong, as a sentence, or null
 */
export function openInEditor(
  variables: Readonly<Record<string, string | undefined>>,
  path: string,
  line: number,
): string | null {
  const editor = variables.VISUAL || variables.EDITOR || 'vi'
  const { error, status } = spawnSync(
    '/bin/sh',
    // The shell must not die of the Ctrl-C that was for the editor, and leave it the terminal unwaited for.
    ['-c', `trap : INT QUIT; ${editor} "$@"`, editor, ...lineArguments(editor, path, line)],
    {
      stdio: 'inherit',
    },
  )
  if (error) return `The editor could not be started: ${editor}.`
  return status === 127 ? `There is no ${editor}; set $VISUAL or $EDITOR to your editor.` : null
}

function lineArguments(editor: string, path: string, line: number): string[] {
  if (PLUS_LINE.test(editor)) return [`+${line}`, path]
  return GOTO.test(editor) ? ['--wait', '--goto', `${path}:${line}`] : [path]
}
