type Options = ConstructorParameters<typeof Intl.Segmenter>

// Through `globalThis`, because the bundler replaces the bare name with this class.
const Native = globalThis.Intl.Segmenter

/**
 * Characters that never combine: ASCII, Latin, and the lines, blocks, arrows and symbols that a screen is drawn with.
 * Excluded are CR, which combines with LF, and whatever combines with the character before it.
 */
const SEPARATE =
  /^[\n\u001b -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2460-\u27bf\u2800-\u28ff]*$/

/** Replaces `Intl.Segmenter`: splits simple text itself, and loads ICU only for other text. */
export class LazySegmenter {
  readonly #options: Options
  #native: Intl.Segmenter | undefined

  constructor(...options: Options) {
    this.#options = options
  }

  segment(input: string): Segments {
    if (SEPARATE.test(input)) return separate(input)
    this.#native ??= new Native(...this.#options)
    return this.#native.segment(input)
  }
}

interface Segment {
  readonly segment: string
  readonly index: number
  readonly input: string
}

interface Segments extends Iterable<Segment> {
  containing(index?: number): Segment | undefined
}

function separate(input: string): Segments {
  const at = (index: number): Segment => ({ segment: input.charAt(index), index, input })
  return {
    containing: (index = 0) => (index >= 0 && index < input.length ? at(index) : undefined),
    *[Symbol.iterator]() {
      for (let index = 0; index < input.length; index++) yield at(index)
    },
  }
}
