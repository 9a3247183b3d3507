// A program that runs its first argument as a credential_process, with its second as the time-out in ms, and prints
// the outcome.
import { runCredentialProcess } from '../../src/aws/process.ts'

const [command = '', timeoutMs] = process.argv.slice(2)
const options = { variables: process.env, profile: 'p', files: [], timeoutMs: Number(timeoutMs) }
const told = await runCredentialProcess(command, options, new AbortController().signal).catch(
  (error: Error) => error.message,
)
process.stdout.write(`${told}\n`)
