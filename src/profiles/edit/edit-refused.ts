/** Why an edit is not made. Thrown inside `profiles/edit`; `applyEdit` returns it instead. */
export class EditRefused extends Error {
  /** `missing`: no such section; `not-set`: nothing to remove; `refused`: the result would not be read as intended. */
  readonly why: 'missing' | 'not-set' | 'refused'

  /** @param message for the user: a sentence in lower case without a full stop */
  constructor(why: EditRefused['why'], message: string) {
    super(message)
    this.why = why
  }
}

/** Throws `EditRefused` if there is a refusal. */
export function refuseIf(refusal: string | null): void {
  if (refusal !== null) throw new EditRefused('refused', refusal)
}
