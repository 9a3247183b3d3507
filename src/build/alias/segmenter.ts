type Options = ConstructorParameters<typeof Intl.Segmenter>

// Through globalThis, because the bundler puts this very class in place of the bare name.
const Native = globalThis.Intl.Segmenter
const PLAIN = /^[ -~]*$/

/** In place of `Intl.Segmenter`: plain ASCII is taken apart here, ICU is asked (and loaded) only for the rest. */
export class LazySegmenter {
  readonly #options: Options
  #native: Intl.Segmenter | undefined

  constructor(...options: Options) {
    this.#options = options
  }

  segment(
    input: string,
  ): Iterable<{ readonly segment: string; readonly index: number; readonly input: string }> {
    if (PLAIN.test(input)) return [...input].map((segment, index) => ({ segment, index, input }))
    this.#native ??= new Native(...this.#options)
    return this.#native.segment(input)
  }
}
