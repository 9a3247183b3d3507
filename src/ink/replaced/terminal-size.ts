/** Replaces `terminal-size`, which may run other programs. awsprof always tells Ink the size. */
export default function terminalSize(): { columns: number; rows: number } {
  return { columns: process.stdout.columns || 80, rows: process.stdout.rows || 24 }
}
