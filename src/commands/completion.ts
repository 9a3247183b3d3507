import type { Shell } from '../terminal/shells.ts'

/**
 * The part of a shell's script that completes commands, options and values. What they are, the program itself tells
 * (`complete.ts`), since names of profiles change and hold blanks, colons and quotes; where it tells nothing, the shell
 * completes paths.
 */
export function completion(shell: Shell): string {
  return SCRIPTS[shell]
}

const SCRIPTS: Readonly<Record<Shell, string>> = {
  bash: `_awsprof() {
  local candidate line=\${COMP_LINE:0:COMP_POINT}
  # What calls this function by itself may set the words alone.
  [ -n "$line" ] || line="\${COMP_WORDS[*]:0:COMP_CWORD+1}"
  COMPREPLY=()
  while IFS= read -r candidate; do
    COMPREPLY+=("$candidate")
  done < <(command awsprof __complete --line "$line" --breaks "$COMP_WORDBREAKS" 2>/dev/null)
}
complete -o bashdefault -o default -F _awsprof awsprof
`,
  zsh: `_awsprof() {
  local -a found
  found=("\${(@f)$(command awsprof __complete -- "\${(@Q)words[2,CURRENT-1]}" "\${(Q)PREFIX}" 2>/dev/null)}")
  found=("\${(@)found:#}")
  if (( $#found )); then
    compadd -- "\${found[@]}"
  else
    _files
  fi
}
(( $+functions[compdef] )) && compdef _awsprof awsprof
`,
  // fish makes completions of the manual page, too, and would add each option of each command to these. They are loaded first,
  // or they would come after they are erased.
  fish: `complete -C 'awsprof ' >/dev/null
complete -e -c awsprof
function __awsprof_complete
    set -l words (commandline -opc)
    command awsprof __complete -- $words[2..] (commandline -ct | string unescape) 2>/dev/null
end
complete -c awsprof -f -a '(__awsprof_complete)'
complete -c awsprof -n '__fish_seen_subcommand_from exec import; or string match -q -- "*-file" (commandline -opc)[-1]' -F
`,
  powershell: `Register-ArgumentCompleter -Native -CommandName awsprof -ScriptBlock {
  param($word, $line, $cursor)
  $program = Get-Command awsprof -CommandType Application | Select-Object -First 1
  $words = @($line.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { "$_" } })
  & $program __complete '--' @words "$word" 2>$null | ForEach-Object {
    $text = if ($_ -match '^[\\w@%+=:,./-]+$') { $_ } else { "'" + ($_ -replace "'", "''") + "'" }
    [System.Management.Automation.CompletionResult]::new($text, $_, 'ParameterValue', $_)
  }
}
`,
}
