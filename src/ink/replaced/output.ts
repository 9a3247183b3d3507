import stringWidth from './string-width.ts'

type Transformer = (line: string, index: number) => string

interface Piece {
  readonly x: number
  readonly text: string
}

/**
 * In place of Ink's `output.js`, which takes every text apart into cells, twice, and asks two regular expressions about
 * each of them, only to join them again: most of what a key costs. Here lines are put side by side as they are.
 * That takes lines that end in plain style and never lie over one another, as those of `ui/Lines.tsx`; for the same
 * reason nothing may be clipped.
 */
export default class Output {
  readonly #height: number
  readonly #rows: Piece[][]

  constructor({ height }: { readonly width: number; readonly height: number }) {
    this.#height = height
    this.#rows = Array.from({ length: height }, () => [])
  }

  /** Places lines of text at a cell. Lines outside of the output are dropped. */
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
    throw new Error('nothing may be clipped: the view cuts its rows itself')
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
    if (x < end) throw new Error('one text lies over another: the view lays rows over each other itself')
    line += ' '.repeat(x - end) + text
    // The width of the last piece is of no use, and finding it out costs as much as all the rest.
    end = pieces.length > 1 ? x + stringWidth(text) : x
  }
  return line
}
