import { setTimeout as pause } from 'node:timers/promises'
import type { Terminal } from '../support/program/terminal.ts'

/**
 * Waits until the program has written nothing for `quietMs`, or for `longestMs` in all (a spinner never rests).
 * For tools that show what a program looks like; a test waits for what it wants to see.
 */
export async function untilQuiet(terminal: Terminal, quietMs: number, longestMs: number): Promise<void> {
  const end = performance.now() + longestMs
  let seen = -1
  while (seen !== terminal.mark() && performance.now() < end) {
    seen = terminal.mark()
    await pause(quietMs)
  }
}
