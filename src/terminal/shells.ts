import type { Variables } from '../profiles/environment.ts'

/** The shells that `awsprof init` knows. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const
export type Shell = (typeof SHELLS)[number]

interface ShellSetUp {
  readonly title: string
  /** The line that takes the shell function in, and the file where it goes. */
  readonly line: string
  readonly file: string
  /** Lines for a prompt that says what `awsprof status` does, with a blank only where it says something. */
  readonly prompt: readonly string[]
}

export const SET_UP: Readonly<Record<Shell, ShellSetUp>> = {
  bash: {
    title: 'bash',
    line: 'eval "$(awsprof init bash)"',
    file: '~/.bashrc',
    prompt: [`PS1='$(s=$(command awsprof status 2>/dev/null); printf %s "\${s:+$s }")'$PS1`],
  },
  zsh: {
    title: 'zsh',
    line: 'eval "$(awsprof init zsh)"',
    file: '~/.zshrc',
    prompt: [
      // In a prompt, zsh reads what comes after a percent sign.
      `setopt prompt_subst; PROMPT='$(s=$(command awsprof status 2>/dev/null); print -rn -- "\${s:+\${s//[%]/%%} }")'$PROMPT`,
    ],
  },
  fish: {
    title: 'fish',
    line: 'awsprof init fish | source',
    file: '~/.config/fish/config.fish',
    // On the right it needs no blank, and the left one stays as it is.
    prompt: ['function fish_right_prompt; command awsprof status 2>/dev/null; end'],
  },
  powershell: {
    title: 'PowerShell',
    line: 'Invoke-Expression (awsprof init powershell | Out-String)',
    file: '$PROFILE',
    prompt: [
      '$promptBefore = $function:prompt',
      'function prompt { $code = $LASTEXITCODE; $s = awsprof status 2>$null; $global:LASTEXITCODE = $code; "$(if ($s) { "$s " })$(& $promptBefore)" }',
    ],
  },
}

/** The shell that $SHELL names, or on Windows without it PowerShell; null for one that `init` does not know. */
export function shellOf({ SHELL }: Variables, platform: string): Shell | null {
  // Git Bash and its kin say that they are shells.
  if (!SHELL) return platform === 'win32' ? 'powershell' : null
  const name = SHELL.replace(/^.*[/\\]/, '').replace(/\.exe$/i, '')
  return name === 'pwsh' ? 'powershell' : (SHELLS.find((each) => each === name) ?? null)
}

/** What to add where, to have the shell function: for the shell in use, or for one of those there are. */
export function setUpText(variables: Variables, platform: string): string {
  const shell = shellOf(variables, platform)
  if (shell !== null)
    return `add this line to ${SET_UP[shell].file} and open a new shell: ${SET_UP[shell].line}`
  const others = SHELLS.filter((each) => each !== 'bash').map((each) => SET_UP[each].title)
  return `add this line to ${SET_UP.bash.file} and open a new bash: ${SET_UP.bash.line} (for ${others.join(', ')}: awsprof init --help)`
}
