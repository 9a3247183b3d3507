import { readFileSync } from 'node:fs'
import { markdownTable } from './tables.ts'

/** The part of JSON Schema that the schema of the documents uses. */
interface Schema {
  readonly description?: string
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: string | number
  readonly enum?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly allOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/** Each document by its name, and what they share. */
const DEFINITIONS: Readonly<Record<string, Schema>> = JSON.parse(
  readFileSync(new URL('../../docs/awsprof.schema.json', import.meta.url), 'utf8'),
).$defs

/** A row for each key of a document. Throws if there is no such definition. */
export function schemaTable(name: string): string {
  return markdownTable(['key', 'value', 'meaning'], rowsOf(definition(name), ''))
}

function rowsOf(given: Schema, path: string): string[][] {
  const found = resolved(given)
  const own = Object.entries(propertiesOf(found)).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`
    const isOptional = !requiredIn(found).includes(key)
    const row = [`\`${at}\``, `${shownValue(value)}${isOptional ? ', or no such key' : ''}`, meaningOf(value)]
    return [row, ...rowsOf(within(value), isList(value) ? `${at}[]` : at)]
  })
  return [...own, ...(found.oneOf ?? []).flatMap((each) => rowsOf(each, path))]
}

function definition(name: string): Schema {
  const found = DEFINITIONS[name]
  if (!found) throw new Error(`the schema has no ${name}`)
  return found
}

/** What a reference leads to, with the description of the reference, if it has one. */
function resolved(given: Schema): Schema {
  if (given.$ref === undefined) return given
  const found = resolved(definition(given.$ref.replace('#/$defs/', '')))
  return given.description === undefined ? found : { ...found, description: given.description }
}

function propertiesOf({ allOf = [], properties = {} }: Schema): Readonly<Record<string, Schema>> {
  const inherited = allOf.map((each) => propertiesOf(resolved(each)))
  return Object.assign({}, ...inherited, properties)
}

function requiredIn({ allOf = [], required = [] }: Schema): readonly string[] {
  return [...allOf.flatMap((each) => requiredIn(resolved(each))), ...required]
}

/** The items of a list, or what there is besides null. */
function within(given: Schema): Schema {
  const { items, anyOf } = resolved(given)
  return items ?? anyOf?.find((each) => each.type !== 'null') ?? given
}

function isList(given: Schema): boolean {
  return resolved(given).items !== undefined
}

function meaningOf(given: Schema): string {
  return resolved(given).description ?? ''
}

function shownValue(given: Schema): string {
  if (given.$ref === '#/$defs/time') return 'time or null'
  const { type, anyOf, enum: values, const: only, items, properties, allOf } = resolved(given)
  if (anyOf) return `${shownValue(within(given))} or null`
  if (given.$ref === '#/$defs/problemCode') return 'problem code'
  if (values) return values.map((each) => `\`${each}\``).join(', ')
  if (only !== undefined) return `\`${only}\``
  if (items) return `list of ${hasKeys(items) ? 'objects' : 'strings'}`
  if (properties || allOf) return 'object'
  return typeof type === 'string' ? type : (type ?? []).join(' or ')
}

function hasKeys(given: Schema): boolean {
  return Object.keys(propertiesOf(resolved(given))).length > 0
}
