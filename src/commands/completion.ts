import type { Shell } from './shells.ts'

/** What completion needs to know about a command. */
export interface CompletedCommand {
  readonly name: string
  readonly parameters: string
  readonly isHidden?: boolean
}

/** The part of a shell's script that completes commands and, after a command that takes one, profile names. */
export function completion(shell: Shell, commands: readonly CompletedCommand[]): string {
  return SCRIPTS[shell](wordsOf(commands))
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

const SCRIPTS: Readonly<Record<Shell, (words: Words) => string>> = {
  bash: ({ names, taking }) => `_awsprof() {
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
  zsh: ({ names, taking }) => `_awsprof() {
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
  fish: ({ names, taking }) => `complete -c awsprof -f
complete -c awsprof -n __fish_use_subcommand -a '${names}'
complete -c awsprof -n '__fish_seen_subcommand_from ${taking.join(' ')}' -a '(command awsprof __names 2>/dev/null)'
`,
  powershell: ({ names }) => `Register-ArgumentCompleter -Native -CommandName awsprof -ScriptBlock {
  param($word, $line)
  $program = Get-Command awsprof -CommandType Application | Select-Object -First 1
  $known = if ($line.CommandElements.Count -le 2) { '${names}' -split ' ' } else { & $program __names 2>$null }
  $known | Where-Object { $_ -like "$word*" }
}
`,
}
