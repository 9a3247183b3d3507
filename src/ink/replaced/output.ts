import stringWidth from './string-width.ts'

type Transformer = (line: string, index: number) => string

interface Piece {
  readonly x: number
  readonly text: string
}

/**
 * Replaces Ink's `output.js`, which splits every text into cells, twice, tests each against two regular expressions and
 * joins them again: most of the cost of a key. Here whole lines are put side by side. That works because the lines of
 * `ink/Lines.tsx` end in plain style and never overlap; for the same reason nothing may be clipped.
 */
export default class Output {
  readonly #height: number
  readonly #rows: Piece[][]

  constructor({ height }: { readonly width: number; readonly height: number }) {
    this.#height = height
    this.#rows = Array.from({ length: height }, () => [])
  }

  /** Places lines of text at a cell. Lines outside the output are dropped. */
  write(
    x: number,
    y: number,
    text: string,
    { transformers }: { readonly transformers: readonly Transformer[] },
  ): void {
    if (text === '') return
    text.split('\n').forEach((line, index) => {
      const changed = transformers.reduce((result, transform) => transform(result, index), line)
      this.#rows[y + index]?.push({ x, text: changed })
    })
  }

  clip(): void {
    throw new Error('clipping is not supported: the view must cut its own rows')
  }

  unclip(): void {}

  get(): { output: string; height: number } {
    return { output: this.#rows.map(joined).join('\n'), height: this.#height }
  }
}

function joined(pieces: Piece[]): string {
  let line = ''
  let end = 0
  for (const { x, text } of pieces.sort((a, b) => a.x - b.x)) {
    if (x < end) throw new Error('texts overlap: the view must compose its own overlays')
    line += ' '.repeat(x - end) + text
    // A single piece needs no measuring, which would cost as much as everything else here.
    end = pieces.length > 1 ? x + stringWidth(text) : x
  }
  return line
}
