import type { Section, SettingLine } from './document.ts'
import type { SettingRows } from './setting-rows.ts'

/** A section from the parser: its settings are the rows added between its creation and `close`. */
export class ParsedSection implements Section {
  readonly header: string
  readonly trailer: string
  readonly line: number
  readonly start: number
  readonly bodyStart: number
  readonly firstRow: number
  end = 0
  readonly #rows: SettingRows
  #pastRow = 0
  /** How far `movedBy` has moved it from where its rows say. */
  #chars = 0
  #lines = 0
  #settings: readonly SettingLine[] | undefined

  constructor(
    header: string,
    trailer: string,
    line: number,
    start: number,
    bodyStart: number,
    rows: SettingRows,
    firstRow: number = rows.count,
  ) {
    this.header = header
    this.trailer = trailer
    this.line = line
    this.start = start
    this.bodyStart = bodyStart
    this.firstRow = firstRow
    this.#rows = rows
  }

  /** Call after its last row is added; the next section begins at `end`. */
  close(end: number): void {
    this.end = end
    this.#pastRow = this.#rows.count
  }

  get settings(): readonly SettingLine[] {
    this.#settings ??= this.#rows.settings(this.firstRow, this.#pastRow, this.#chars, this.#lines)
    return this.#settings
  }

  get size(): number {
    return this.#pastRow - this.firstRow
  }

  keyAt(nth: number): string {
    return this.#rows.keyAt(this.firstRow + nth)
  }

  isPlainAt(nth: number): boolean {
    return this.#rows.isPlainAt(this.firstRow + nth)
  }

  valueAt(nth: number): string {
    return this.#rows.valueAt(this.firstRow + nth)
  }

  lineAt(nth: number): number {
    return this.#lines + this.#rows.lineAt(this.firstRow + nth)
  }

  movedBy(chars: number, lines: number): ParsedSection {
    const { header, trailer, line, start, bodyStart, firstRow } = this
    const rows = this.#rows
    const moved = new ParsedSection(
      header,
      trailer,
      line + lines,
      start + chars,
      bodyStart + chars,
      rows,
      firstRow,
    )
    moved.end = this.end + chars
    moved.#pastRow = this.#pastRow
    moved.#chars = this.#chars + chars
    moved.#lines = this.#lines + lines
    return moved
  }
}
