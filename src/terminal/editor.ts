import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import spawn from 'cross-spawn'
import { errorCode } from '../os/files.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import { windowsWords } from '../profiles/windows-words.ts'

/** Editors that accept vi's `+LINE` before the file. */
const PLUS_LINE =
  /(^|[/\\])(vi|vim|nvim|view|nano|pico|micro|emacs|emacsclient|jed|joe|mg|kak|ne|less)(\.exe)?"?(\s|$)/
/** Editors that accept `--goto FILE:LINE`. */
const GOTO = /(^|[/\\])(code|code-insiders|codium|cursor|windsurf)(\.exe|\.cmd)?"?(\s|$)/

/**
 * Opens a file in $VISUAL, else $EDITOR, else vi (on Windows Notepad), at `line` if the editor is known to accept one, and
 * waits until the editor ends. The terminal must have been given back. As in git, the variables are shell commands, except
 * on Windows.
 *
 * @returns the reason why the editor did not start, as a sentence, or null
 */
export function openInEditor(
  variables: Readonly<Record<string, string | undefined>>,
  path: string,
  line: number,
): string | null {
  const isWindows = process.platform === 'win32'
  const editor = variables.VISUAL || variables.EDITOR || (isWindows ? 'notepad' : 'vi')
  const args = lineArguments(editor, path, line)
  const { error, status } = isWindows ? runOnWindows(editor, args) : runInShell(editor, args)
  if (status === NOT_FOUND || (error && errorCode(error) === 'ENOENT'))
    return `Command not found: ${maskSecrets(editor)}; set $VISUAL or $EDITOR to your editor.`
  return error ? `Could not start the editor ${maskSecrets(editor)}; check $VISUAL and $EDITOR.` : null
}

/** A shell's exit status. */
const NOT_FOUND = 127

function runInShell(editor: string, args: readonly string[]): SpawnSyncReturns<Buffer> {
  // Ctrl-C in the editor must not kill the shell: this program would then draw while the editor still runs.
  return spawnSync('/bin/sh', ['-c', `trap : INT QUIT; ${editor} "$@"`, editor, ...args], {
    stdio: 'inherit',
  })
}

/** There the variables hold a path, which may have blanks, or a program with arguments. */
function runOnWindows(editor: string, args: readonly string[]): SpawnSyncReturns<Buffer> {
  const [program = '', ...own] = (existsSync(editor) ? null : windowsWords(editor)) ?? [editor]
  return spawn.sync(program, [...own, ...args], { stdio: 'inherit' })
}

function lineArguments(editor: string, path: string, line: number): string[] {
  if (PLUS_LINE.test(editor)) return [`+${line}`, path]
  return GOTO.test(editor) ? ['--wait', '--goto', `${path}:${line}`] : [path]
}
