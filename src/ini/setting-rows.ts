import { skipBlanks } from './blank.ts'
import type { Continuation, Fault, NestedSetting, Setting } from './document.ts'
import { joinValue } from './join-value.ts'

/** Numbers of one row, and what each of them is. */
const WIDTH = 7
const SPELLING = 0
const LINE = 1
const START = 2
const END = 3
const KEY_START = 4
const VALUE_START = 5
const VALUE_END = 6

const EQUALS = 61
const FIRST_ROWS = 64

/** A value of several lines, or a block. */
interface Joined {
  value: string
  valueEnd: number
  nested: readonly NestedSetting[]
  readonly continuation: Continuation[]
}

const NO_CONTINUATION: readonly Continuation[] = []
const NO_NESTED: readonly NestedSetting[] = []

/** Where a setting's line and its parts stand in the text. */
export interface Place {
  readonly line: number
  readonly start: number
  readonly end: number
  readonly keyStart: number
  readonly valueStart: number
  readonly valueEnd: number
}

/**
 * All settings of a text, as rows of numbers. Of 10,000 profiles a screen shows thirty: their settings are made into
 * objects when they are asked for, the others never (objects for all took 8 MB, and a third of the first picture).
 */
export class SettingRows {
  readonly #text: string
  #numbers = new Int32Array(FIRST_ROWS * WIDTH)
  #count = 0
  readonly #spellings: string[] = []
  /** Spelling → its index. */
  readonly #known = new Map<string, number>()
  /** Of each spelling, the key; and of each key, its index. */
  readonly #keys: string[] = []
  readonly #keyIds: number[] = []
  readonly #idOfKey = new Map<string, number>()
  /** Of each key, the section that it stood in last, and the first line of it there. */
  readonly #owners: number[] = []
  readonly #ownLines: number[] = []
  readonly #joined = new Map<number, Joined>()

  constructor(text: string) {
    this.#text = text
  }

  get count(): number {
    return this.#count
  }

  /**
   * Adds a setting whose key stands from `keyStart` to `keyEnd`.
   *
   * @param twin row of a setting that may well have the same key: sections are alike
   * @param owner number of the section; those whose keys must not repeat each other's share one
   * @returns the first line of the same key in the same section, or 0
   */
  add(
    { line, start, end, keyStart, valueStart, valueEnd }: Place,
    keyEnd: number,
    twin: number,
    owner: number,
  ) {
    const spelling = this.#spelling(keyStart, keyEnd, twin)
    const at = this.#count * WIDTH
    if (at === this.#numbers.length) this.#grow()
    const numbers = this.#numbers
    numbers[at + SPELLING] = spelling
    numbers[at + LINE] = line
    numbers[at + START] = start
    numbers[at + END] = end
    numbers[at + KEY_START] = keyStart
    numbers[at + VALUE_START] = valueStart
    numbers[at + VALUE_END] = valueEnd
    this.#count++
    const key = this.#keyIds[spelling] as number
    if (this.#owners[key] === owner) return this.#ownLines[key] as number
    this.#owners[key] = owner
    this.#ownLines[key] = line
    return 0
  }

  /** Adds a line to the last setting. */
  extend(continuation: Continuation): void {
    const row = this.#count - 1
    const joined = this.#joined.get(row)
    if (joined) joined.continuation.push(continuation)
    else {
      const [value, valueEnd] = [this.#firstLine(row), this.#number(row, VALUE_END)]
      this.#joined.set(row, { value, valueEnd, nested: NO_NESTED, continuation: [continuation] })
    }
    this.#numbers[row * WIDTH + END] = continuation.end
  }

  /** Makes the values of settings with several lines, once all of them are known. */
  join(faults: Fault[]): void {
    for (const each of this.#joined.values()) joinValue(this.#text, each, faults)
  }

  keyAt(row: number): string {
    return this.#keys[this.#number(row, SPELLING)] as string
  }

  /** Null for a setting that takes more than its own line. */
  plainValueAt(row: number): string | null {
    return this.#joined.has(row) ? null : this.#firstLine(row)
  }

  /** The rows in [from, to) as settings. */
  settings(from: number, to: number): Setting[] {
    const settings: Setting[] = []
    for (let row = from; row < to; row++) settings.push(this.#setting(row))
    return settings
  }

  #setting(row: number): Setting {
    const spelling = this.#spellings[this.#number(row, SPELLING)] as string
    const keyStart = this.#number(row, KEY_START)
    const valueStart = this.#number(row, VALUE_START)
    const separatorAt = skipBlanks(this.#text, keyStart + spelling.length, this.#text.length)
    const joined = this.#joined.get(row)
    return {
      key: this.keyAt(row),
      spelling,
      separator: this.#text.charCodeAt(separatorAt) === EQUALS ? '=' : ':',
      value: joined ? joined.value : this.#firstLine(row),
      line: this.#number(row, LINE),
      start: this.#number(row, START),
      end: this.#number(row, END),
      keyStart,
      valueStart,
      valueEnd: this.#number(row, VALUE_END),
      continuation: joined?.continuation ?? NO_CONTINUATION,
      nested: joined?.nested ?? NO_NESTED,
    }
  }

  #number(row: number, field: number): number {
    return this.#numbers[row * WIDTH + field] as number
  }

  #firstLine(row: number): string {
    return this.#text.slice(this.#number(row, VALUE_START), this.#number(row, VALUE_END))
  }

  #grow(): void {
    const longer = new Int32Array(this.#numbers.length * 2)
    longer.set(this.#numbers)
    this.#numbers = longer
  }

  #spelling(keyStart: number, keyEnd: number, twin: number): number {
    if (twin >= 0) {
      const likely = this.#number(twin, SPELLING)
      const text = this.#spellings[likely] as string
      if (text.length === keyEnd - keyStart && this.#text.startsWith(text, keyStart)) return likely
    }
    const spelling = this.#text.slice(keyStart, keyEnd)
    const known = this.#known.get(spelling)
    if (known !== undefined) return known
    const index = this.#spellings.push(spelling) - 1
    this.#known.set(spelling, index)
    const key = spelling.toLowerCase()
    let id = this.#idOfKey.get(key)
    if (id === undefined) {
      id = this.#idOfKey.size
      this.#idOfKey.set(key, id)
    }
    this.#keys.push(key)
    this.#keyIds.push(id)
    return index
  }
}
