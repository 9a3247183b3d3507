import stringWidth from './string-width.ts'

type Transformer = (line: string, index: number) => string

interface Piece {
  readonly x: number
  readonly text: string
}

/**
 * Replaces Ink's `output.js`, which splits all text into cells, twice, tests each cell with two regular expressions and
 * joins them again: most of the time that a key takes. This one puts lines side by side. It works only for lines that
 * end in the default style, do not overlap and need no clipping, like those of `ink/Lines.tsx`.
 */
export default class Output {
  readonly #height: number
  readonly #rows: Piece[][]

  constructor({ height }: { readonly width: number; readonly height: number }) {
    this.#height = height
    this.#rows = Array.from({ length: height }, () => [])
  }

  /** Places lines of text at a cell. Drops lines above or below the output. */
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
    throw new Error('Ink must not clip: the view cuts its rows itself')
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
    if (x < end) throw new Error('text overlaps: the view lays dialogs over its rows itself')
    line += ' '.repeat(x - end) + text
    // Nobody needs the width of the last piece, and measuring it costs as much as everything else here.
    end = pieces.length > 1 ? x + stringWidth(text) : x
  }
  return line
}
