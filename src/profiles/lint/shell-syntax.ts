/**
 * What of a credential_process only a shell understands, as it is written there; null if nothing is. The AWS CLI starts the
 * program itself, the SDKs for JavaScript and Go use a shell.
 */
export function shellSyntax(command: string): string | null {
  const variable = /^[A-Za-z_]\w*=\S*(?=\s)/.exec(command)?.[0]
  if (variable !== undefined) return `${variable.slice(0, variable.indexOf('='))}=…`
  // The shell that is started does what the other would do with a text in double quotes.
  const hasOwnShell = /^(\S*\/)?(sh|bash|dash|ksh|zsh)\s+-\w*c\s/.test(command)
  let quote = ''
  for (let at = 0; at < command.length; at++) {
    const char = command.charAt(at)
    if (quote === "'") {
      if (char === "'") quote = ''
      continue
    }
    if (char === '\\') {
      at++
      continue
    }
    if (quote === '"') {
      if (char === '"') quote = ''
      else if (char === '`' && !hasOwnShell) return char
      else if (char === '$' && !hasOwnShell) {
        const name = variableAt(command, at)
        if (name) return name
      }
      continue
    }
    if (char === '"' || char === "'") quote = char
    else if ('|;&<>`'.includes(char)) return char
    else if (char === '~' && /(^|\s)$/.test(command.slice(0, at)) && /^~(\/|\s|$)/.test(command.slice(at)))
      return '~'
    else if (char === '$') {
      const name = variableAt(command, at)
      if (name) return name
    }
  }
  return null
}

function variableAt(command: string, at: number): string | null {
  return /^\$(\w+|\{\w+\}|\()/.exec(command.slice(at))?.[0] ?? null
}
