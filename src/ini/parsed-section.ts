import type { Section, Setting } from './document.ts'
import type { SettingRows } from './setting-rows.ts'

/** A section as the parser finds it: its settings are the rows that are added until it is closed. */
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
  #settings: readonly Setting[] | undefined

  constructor(
    header: string,
    trailer: string,
    line: number,
    start: number,
    bodyStart: number,
    rows: SettingRows,
  ) {
    this.header = header
    this.trailer = trailer
    this.line = line
    this.start = start
    this.bodyStart = bodyStart
    this.firstRow = rows.count
    this.#rows = rows
  }

  /** All its settings have been added, and the next section begins at `end`. */
  close(end: number): void {
    this.end = end
    this.#pastRow = this.#rows.count
  }

  get settings(): readonly Setting[] {
    this.#settings ??= this.#rows.settings(this.firstRow, this.#pastRow)
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
}
