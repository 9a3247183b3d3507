/*
 * Everything that the first picture does without. It is loaded while the user already looks at that picture. Only what
 * the dashboard needs is evaluated at once.
 */
export { startInk } from './start-ink.tsx'

export async function list(...args: Parameters<typeof import('../commands/list.ts').list>) {
  return (await import('../commands/list.ts')).list(...args)
}

export async function startDemoContext(
  ...args: Parameters<typeof import('./demo-context.ts').startDemoContext>
) {
  return (await import('./demo-context.ts')).startDemoContext(...args)
}
