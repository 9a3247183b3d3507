/**
 * The sequence that puts text into the clipboard of the terminal that the user sits at, over SSH too (OSC 52, xterm's
 * "Manipulate Selection Data"). Inside tmux it is sent through to the outer terminal as well.
 */
export function copySequence(text: string, isInTmux: boolean): string {
  const plain = `\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`
  return isInTmux ? `${plain}\u001bPtmux;${plain.replaceAll('\u001b', '\u001b\u001b')}\u001b\\` : plain
}
