/** In place of `terminal-size`, which starts programs to find out: Ink is always given the size here. */
export default function terminalSize(): { columns: number; rows: number } {
  return { columns: process.stdout.columns || 80, rows: process.stdout.rows || 24 }
}
