/** All that the first picture does without: loaded while a person already looks at it, or for a command. */
export { list } from './commands/list.ts'
export { runProgram } from './commands/program.ts'
export { startDemoContext } from './demo-context.ts'
export { goLive } from './live.tsx'
