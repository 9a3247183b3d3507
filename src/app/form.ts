import type { Form, FormField } from './dialog.ts'
import type { State } from './state.ts'
import { answersTo, questionsFor } from './wizard.ts'

/** The fields that are asked now, with what may be chosen for each. */
export function shownFields(state: State, form: Form): readonly FormField[] {
  if (form.purpose.do !== 'wizard') return form.fields
  const asked = questionsFor(form.purpose.kind, form.fields, state.inventory.profiles)
  return form.fields.filter((field) => asked.some((each) => each.key === field.key))
}

/** Known answers that begin with, else hold, what was typed. */
export function completionsOf(state: State, form: Form, { key, field }: FormField): readonly string[] {
  const name = form.fields.find((each) => each.key === 'name')?.field.text ?? ''
  const known = answersTo(state.inventory.profiles, key, name) ?? []
  const typed = field.text.toLowerCase()
  if (typed === '') return known
  const starts = known.filter((each) => each.toLowerCase().startsWith(typed))
  return starts.length > 0 ? starts : known.filter((each) => each.toLowerCase().includes(typed))
}
