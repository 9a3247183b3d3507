import type { TextField } from './text-field.ts'

/** What was typed into fields that were left with Esc, by the field's key; a field in place has the key `value`. */
export type Draft = ReadonlyMap<string, TextField>
