// Run as a program of its own: runs the command of its first argument as a credential_process, for at most as many
// ms as the second one says, and prints what came of it.
import { runCredentialProcess } from '../../src/aws/process.ts'

const [command = '', timeoutMs] = process.argv.slice(2)
const options = { variables: process.env, profile: 'p', timeoutMs: Number(timeoutMs) }
const told = await runCredentialProcess(command, options, new AbortController().signal).catch(
  (error: Error) => error.message,
)
process.stdout.write(`${told}\n`)
