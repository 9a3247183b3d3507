import { WINNING_VARIABLES } from '../profiles/winning-variables.ts'
import { PICK_VARIABLE, PREVIOUS_VARIABLE } from '../terminal/pick-variable.ts'
import { SET_UP, type Shell } from '../terminal/shells.ts'
import { completion } from './completion.ts'

/**
 * `awsprof init SHELL`: prints the shell function that sets AWS_PROFILE in the calling shell after `p` in the dashboard and
 * `awsprof use` (a program cannot change its parent's environment), with completion. The function does
 * not print the name: the dashboard already has, escaped, which a shell would not do.
 */
export function init(shell: Shell): number {
  const { title, line, file } = SET_UP[shell]
  process.stdout.write(`# awsprof for ${title}; in ${file}: ${line}\n${FUNCTIONS[shell]}${completion(shell)}`)
  return 0
}

const WINNING = WINNING_VARIABLES.join(' ')

/*
 * An empty file means that nothing was chosen, and an empty line that there shall be no profile.
 */
const posix = `awsprof() {
  local file name status
  file=$(mktemp "\${TMPDIR:-/tmp}/awsprof.XXXXXX") || return
  ${PICK_VARIABLE}=$file command awsprof "$@"
  status=$?
  if [ -s "$file" ]; then
    name=$(cat -- "$file")
    export ${PREVIOUS_VARIABLE}="\${AWS_PROFILE-\${AWS_DEFAULT_PROFILE---none}}"
    if [ -n "$name" ]; then
      export AWS_PROFILE="$name"
    else
      unset AWS_PROFILE
    fi
    unset ${WINNING}
  fi
  rm -f -- "$file"
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
    if test -s $file
        set -l name (cat -- $file)
        if set -q AWS_PROFILE
            set -gx ${PREVIOUS_VARIABLE} "$AWS_PROFILE"
        else if set -q AWS_DEFAULT_PROFILE
            set -gx ${PREVIOUS_VARIABLE} "$AWS_DEFAULT_PROFILE"
        else
            set -gx ${PREVIOUS_VARIABLE} --none
        end
        for each in AWS_PROFILE ${WINNING}
            while set -q $each
                set -e $each
            end
        end
        if test -n "$name"
            set -gx AWS_PROFILE "$name"
        end
    end
    rm -f -- $file
    return $code
end
`,
  powershell: `function awsprof {
  $program = Get-Command awsprof -CommandType Application | Select-Object -First 1
  $file = New-TemporaryFile
  $Env:${PICK_VARIABLE} = $file.FullName
  try { & $program @args } finally { Remove-Item Env:${PICK_VARIABLE} }
  $text = Get-Content -Raw -Encoding UTF8 $file
  Remove-Item $file
  if ($text) {
    $former = if (Test-Path Env:AWS_PROFILE) { $Env:AWS_PROFILE } elseif (Test-Path Env:AWS_DEFAULT_PROFILE) { $Env:AWS_DEFAULT_PROFILE } else { '--none' }
    $Env:${PREVIOUS_VARIABLE} = $former
    foreach ($each in 'AWS_PROFILE ${WINNING}' -split ' ') { Remove-Item "Env:$each" -ErrorAction SilentlyContinue }
    $name = $text -replace '\\r?\\n$'
    if ($name) { $Env:AWS_PROFILE = $name }
  }
}
`,
}
