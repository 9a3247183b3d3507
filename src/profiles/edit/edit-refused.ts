/** Why an edit is not made: thrown inside `profiles/edit`, handed out as data by `applyEdit`. */
export class EditRefused extends Error {
  /** `missing`: there is no such section; `not-set`: nothing to take away; `refused`: the result would not be read as meant. */
  readonly why: 'missing' | 'not-set' | 'refused'

  constructor(why: EditRefused['why'], sentence: string) {
    super(sentence)
    this.why = why
  }
}

/** Throws where there is a sentence against it. */
export function refuseIf(sentence: string | null): void {
  if (sentence !== null) throw new EditRefused('refused', sentence)
}
