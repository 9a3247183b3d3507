/*
 * All that the first picture does without: loaded while a person already looks at it, or for a command. What the
 * dashboard needs comes first; the rest of it is evaluated only when asked for.
 */
export { startInk } from './start-ink.tsx'

export async function runProgram(...args: Parameters<typeof import('../commands/program.ts').runProgram>) {
  return (await import('../commands/program.ts')).runProgram(...args)
}

export async function list(...args: Parameters<typeof import('../commands/list.ts').list>) {
  return (await import('../commands/list.ts')).list(...args)
}

export async function startDemoContext(
  ...args: Parameters<typeof import('./demo-context.ts').startDemoContext>
) {
  return (await import('./demo-context.ts')).startDemoContext(...args)
}
