/** Replaces `terminal-size`, which starts programs to find the size: here Ink is always given it. */
export default function terminalSize(): { columns: number; rows: number } {
  return { columns: process.stdout.columns || 80, rows: process.stdout.rows || 24 }
}
