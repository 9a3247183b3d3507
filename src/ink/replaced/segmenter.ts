type Options = ConstructorParameters<typeof Intl.Segmenter>

// Through globalThis, because the bundler puts this very class in place of the bare name.
const Native = globalThis.Intl.Segmenter

/**
 * Characters that never join with one another: ASCII, Latin, and the lines, blocks, arrows and marks that a screen is
 * drawn with. Not among them: CR (joins with LF), and whatever joins with what stands before it.
 */
const SEPARATE =
  /^[\n\u001b -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2460-\u27bf\u2800-\u28ff]*$/

/** In place of `Intl.Segmenter`: simple text is taken apart here, ICU is asked (and loaded) only for the rest. */
export class LazySegmenter {
  readonly #options: Options
  #native: Intl.Segmenter | undefined

  constructor(...options: Options) {
    this.#options = options
  }

  segment(
    input: string,
  ): Iterable<{ readonly segment: string; readonly index: number; readonly input: string }> {
    if (SEPARATE.test(input)) return separate(input)
    this.#native ??= new Native(...this.#options)
    return this.#native.segment(input)
  }
}

function* separate(input: string) {
  for (let index = 0; index < input.length; index++) yield { segment: input[index] as string, index, input }
}
