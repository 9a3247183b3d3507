import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { COMMANDS } from '../../../src/commands/command-table.ts'

/** `docs/awsprof.schema.json`. */
export const schema = JSON.parse(
  readFileSync(new URL('../../../docs/awsprof.schema.json', import.meta.url), 'utf8'),
)

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
ajv.addSchema(schema)

/** What is wrong with a document of that name in the schema, [] for nothing. */
export function faults(name: string, document: unknown): readonly unknown[] {
  const validate = ajv.getSchema(`${schema.$id}#/$defs/${name}`)
  if (!validate) throw new Error(`the schema has no ${name}`)
  return validate(document) ? [] : (validate.errors ?? []).map((each) => [each.instancePath, each.message])
}

/**
 * What is wrong with the JSON that a command has printed, [] for nothing. Where it has no answer to give it prints
 * nothing at all. Throws if stdout is no JSON.
 */
export function faultsPrinted(args: readonly string[], stdout: string): readonly unknown[] {
  const name = documentOf(args)
  if (name === null || stdout === '') return []
  const documents = name === 'login' ? stdout.trimEnd().split('\n') : [stdout]
  return documents.flatMap((each) => faults(name, JSON.parse(each)))
}

/** The name in the schema of what a command line prints; null if that is no JSON. */
function documentOf(args: readonly string[]): string | null {
  const end = args.indexOf('--')
  const own = end < 0 ? args : args.slice(0, end)
  if (own.includes('--help')) return null
  const command = COMMANDS.find(({ name }) => name === own.find((each) => NAMES.has(each)))
  if (command?.name === 'export') {
    const format = own[own.indexOf('--format') + 1]
    return format === 'json' ? 'exportJson' : format === 'process' ? 'exportProcess' : null
  }
  const hasJson = command?.options.some(({ flags }) => flags === '--json')
  return command && hasJson && own.includes('--json') ? command.name : null
}

const NAMES: ReadonlySet<string> = new Set(COMMANDS.map(({ name }) => name))
