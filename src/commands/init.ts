import { PICK_VARIABLE } from '../terminal/pick-variable.ts'

export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const
export type Shell = (typeof SHELLS)[number]

/**
 * `awsprof init SHELL`: prints the shell function that sets AWS_PROFILE in the calling shell after `p` in the dashboard
 * (a program cannot change its parent's environment), with completion of commands and profile names. The function does
 * not print the name: the dashboard already has, escaped, which a shell would not do.
 */
export function init(shell: Shell, commands: readonly CompletedCommand[]): number {
  process.stdout.write(SCRIPTS[shell](wordsOf(commands)))
  return 0
}

/** What completion needs to know about a command. */
export interface CompletedCommand {
  readonly name: string
  readonly parameters: string
  readonly isHidden?: boolean
}

interface Words {
  /** All commands, separated by blanks. */
  readonly names: string
  /** The commands that take a profile name. */
  readonly taking: readonly string[]
}

function wordsOf(commands: readonly CompletedCommand[]): Words {
  const shown = commands.filter((each) => !each.isHidden)
  return {
    names: shown.map((each) => each.name).join(' '),
    taking: shown.filter((each) => /name|words/.test(each.parameters)).map((each) => each.name),
  }
}

const posixFunction = () => `awsprof() {
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

// zsh has a read-only variable called status.
const zshFunction = () => posixFunction().replaceAll('status', 'code')

const SCRIPTS: Readonly<Record<Shell, (words: Words) => string>> = {
  bash: ({ names, taking }) => `# awsprof for bash; in ~/.bashrc: eval "$(awsprof init bash)"
${posixFunction()}
_awsprof() {
  local word=\${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names}' -- "$word"))
    return
  fi
  local IFS=$'\\n'
  case \${COMP_WORDS[1]} in
    ${taking.join('|')}) COMPREPLY=($(compgen -W "$(command awsprof __names 2>/dev/null)" -- "$word")) ;;
  esac
}
complete -F _awsprof awsprof
`,
  zsh: ({ names, taking }) => `# awsprof for zsh; in ~/.zshrc: eval "$(awsprof init zsh)"
${zshFunction()}
_awsprof() {
  if (( CURRENT == 2 )); then
    compadd -- ${names}
    return
  fi
  case $words[2] in
    ${taking.join('|')}) compadd -- "\${(@f)$(command awsprof __names 2>/dev/null)}" ;;
  esac
}
(( $+functions[compdef] )) && compdef _awsprof awsprof
`,
  fish: ({ names, taking }) => `# awsprof for fish; in ~/.config/fish/config.fish: awsprof init fish | source
function awsprof
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
complete -c awsprof -f
complete -c awsprof -n __fish_use_subcommand -a '${names}'
complete -c awsprof -n '__fish_seen_subcommand_from ${taking.join(' ')}' -a '(command awsprof __names 2>/dev/null)'
`,
  powershell: ({
    names,
  }) => `# awsprof for PowerShell; in $PROFILE: Invoke-Expression (awsprof init powershell | Out-String)
function awsprof {
  $program = Get-Command awsprof -CommandType Application | Select-Object -First 1
  $file = New-TemporaryFile
  $Env:${PICK_VARIABLE} = $file.FullName
  try { & $program @args } finally { Remove-Item Env:${PICK_VARIABLE} }
  $name = (Get-Content -Raw $file) -replace '\\r?\\n$'
  Remove-Item $file
  if ($name) { $Env:AWS_PROFILE = $name }
}
Register-ArgumentCompleter -Native -CommandName awsprof -ScriptBlock {
  param($word, $line)
  $program = Get-Command awsprof -CommandType Application | Select-Object -First 1
  $known = if ($line.CommandElements.Count -le 2) { '${names}' -split ' ' } else { & $program __names 2>$null }
  $known | Where-Object { $_ -like "$word*" }
}
`,
}
