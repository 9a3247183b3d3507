/**
 * The sequence that copies text to the clipboard of the user's own terminal, even over SSH (OSC 52, xterm's "Manipulate
 * Selection Data"). Inside tmux it is also passed through to the outer terminal.
 */
export function copySequence(text: string, isInTmux: boolean): string {
  const plain = `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`
  return isInTmux ? `${plain}\u001bPtmux;${plain.replaceAll('\u001b', '\u001b\u001b')}\u001b\\` : plain
}
