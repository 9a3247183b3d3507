import { PICK_VARIABLE } from '../terminal/pick-variable.ts'
import { type CompletedCommand, completion } from './completion.ts'
import type { Shell } from './shells.ts'

/**
 * `awsprof init SHELL`: prints the shell function that sets AWS_PROFILE in the calling shell after `p` in the dashboard
 * (a program cannot change its parent's environment), with completion of commands and profile names. The function does
 * not print the name: the dashboard already has, escaped, which a shell would not do.
 */
export function init(shell: Shell, commands: readonly CompletedCommand[]): number {
  process.stdout.write(HEADINGS[shell] + FUNCTIONS[shell] + completion(shell, commands))
  return 0
}

const HEADINGS: Readonly<Record<Shell, string>> = {
  bash: '# awsprof for bash; in ~/.bashrc: eval "$(awsprof init bash)"\n',
  zsh: '# awsprof for zsh; in ~/.zshrc: eval "$(awsprof init zsh)"\n',
  fish: '# awsprof for fish; in ~/.config/fish/config.fish: awsprof init fish | source\n',
  powershell:
    '# awsprof for PowerShell; in $PROFILE: Invoke-Expression (awsprof init powershell | Out-String)\n',
}

const posix = `awsprof() {
  local file name status
  file=$(mktemp "\${TMPDIR:-/tmp}/awsprof.XXXXXX") || return
  ${PICK_VARIABLE}=$file command awsprof "$@"
  status=$?
  name=$(cat -- "$file")
  rm -f -- "$file"
  if [ -n "$name" ]; then
    export AWS_PROFILE=$name
  fi
  return $status
}

`

const FUNCTIONS: Readonly<Record<Shell, string>> = {
  bash: posix,
  // zsh has a read-only variable called status.
  zsh: posix.replaceAll('status', 'code'),
  fish: `function awsprof
    set -l file (mktemp)
    or return
    ${PICK_VARIABLE}=$file command awsprof $argv
    set -l code $status
    set -l name (cat -- $file)
    rm -f -- $file
    if test -n "$name"
        set -gx AWS_PROFILE $name
    end
    return $code
end
`,
  powershell: `function awsprof {
  $program = Get-Command awsprof -CommandType Application | Select-Object -First 1
  $file = New-TemporaryFile
  $Env:${PICK_VARIABLE} = $file.FullName
  try { & $program @args } finally { Remove-Item Env:${PICK_VARIABLE} }
  $name = (Get-Content -Raw $file) -replace '\\r?\\n$'
  Remove-Item $file
  if ($name) { $Env:AWS_PROFILE = $name }
}
`,
}
