import { skipBlanks } from './blank.ts'
import type { Continuation, NestedSetting, ParseProblem, SettingLine } from './document.ts'
import { joinValue } from './join-value.ts'

/** Numbers of one row, and what each of them is. */
const WIDTH = 5
const BEGINNING = 0
const LINE = 1
const START = 2
const VALUE_END = 3
const END = 4

export const EQUALS = 61
export const COLON = 58
export const OPEN = 91
/** Characters of a line, more or less: room for all of them at once, so that nothing has to be copied. */
const USUAL_LINE = 20

/** A value of several lines, or a block. */
interface Joined {
  value: string
  valueEnd: number
  nested: readonly NestedSetting[]
  readonly continuation: Continuation[]
}

const NO_CONTINUATION: readonly Continuation[] = []
const NO_NESTED: readonly NestedSetting[] = []

/**
 * All settings of a text, as rows of numbers. Of 10,000 profiles a screen shows thirty: their settings are made into
 * objects when they are asked for, the others never (objects for all took 8 MB, and a third of the first picture).
 */
export class SettingRows {
  readonly #text: string
  #numbers: Int32Array
  #count = 0
  /**
   * How lines begin, from their start to their value: `region = `. A file has few such beginnings, and of each
   * there is known: its index, where the key stands in it and how it is spelled, the key, and that key's index.
   */
  readonly #beginnings: string[] = []
  readonly #known = new Map<string, number>()
  readonly #keyOffsets: number[] = []
  /** False for those that may also begin the rest of a value, or a header. */
  readonly #areTelling: boolean[] = []
  readonly #spellings: string[] = []
  readonly #keys: string[] = []
  readonly #keyIds: number[] = []
  readonly #idOfKey = new Map<string, number>()
  /** Of each key, the section that it stood in last, and the first line of it there. */
  readonly #owners: number[] = []
  readonly #ownLines: number[] = []
  readonly #defaultLines = new Map<number, number>()
  readonly #joined = new Map<number, Joined>()

  constructor(text: string) {
    this.#text = text
    this.#numbers = new Int32Array((1 + Math.ceil(text.length / USUAL_LINE)) * WIDTH)
  }

  get count(): number {
    return this.#count
  }

  /**
   * Adds a setting that takes one line so far; six numbers, for an object of them costs more than all the rest.
   *
   * @param beginning by `beginningAt` or `begin`
   * @param owner number of the section; null for [DEFAULT], whose keys must not repeat each other wherever they stand
   * @returns the first line of the same key with the same owner, or 0
   */
  add(
    beginning: number,
    line: number,
    start: number,
    valueEnd: number,
    end: number,
    owner: number | null,
  ): number {
    const at = this.#count * WIDTH
    if (at === this.#numbers.length) this.#grow()
    const numbers = this.#numbers
    numbers[at + BEGINNING] = beginning
    numbers[at + LINE] = line
    numbers[at + START] = start
    numbers[at + VALUE_END] = valueEnd
    numbers[at + END] = end
    this.#count++
    const key = this.#keyIds[beginning] as number
    if (owner === null) return this.#addDefault(key, line)
    if (this.#owners[key] === owner) return this.#ownLines[key] as number
    this.#owners[key] = owner
    this.#ownLines[key] = line
    return 0
  }

  /**
   * Offset of the value where the line at `start` begins as that row does, and so is a setting as well; -1 where that is
   * not so, or not certain.
   */
  valueStartLike(row: number, start: number): number {
    const index = this.beginningAt(row)
    const beginning = this.#beginnings[index] as string
    return this.#areTelling[index] && this.#text.startsWith(beginning, start) ? start + beginning.length : -1
  }

  beginningAt(row: number): number {
    return this.#number(row, BEGINNING)
  }

  /** The number of the beginning that stands there. */
  begin(start: number, keyStart: number, keyEnd: number, valueStart: number): number {
    const beginning = this.#text.slice(start, valueStart)
    const known = this.#known.get(beginning)
    if (known !== undefined) return known
    const index = this.#beginnings.push(beginning) - 1
    this.#known.set(beginning, index)
    const spelling = this.#text.slice(keyStart, keyEnd)
    const key = spelling.toLowerCase()
    let id = this.#idOfKey.get(key)
    if (id === undefined) {
      id = this.#idOfKey.size
      this.#idOfKey.set(key, id)
    }
    this.#keyOffsets.push(keyStart - start)
    this.#areTelling.push(keyStart === start && this.#text.charCodeAt(start) !== OPEN)
    this.#spellings.push(spelling)
    this.#keys.push(key)
    this.#keyIds.push(id)
    return index
  }

  /** Adds a line to the last setting. */
  extend(continuation: Continuation): void {
    const row = this.#count - 1
    const joined = this.#joined.get(row)
    if (joined) joined.continuation.push(continuation)
    else {
      const [value, valueEnd] = [this.valueAt(row), this.#number(row, VALUE_END)]
      this.#joined.set(row, { value, valueEnd, nested: NO_NESTED, continuation: [continuation] })
    }
    this.#numbers[row * WIDTH + END] = continuation.end
  }

  /** Makes the values of settings with several lines, once all of them are known. */
  join(faults: ParseProblem[]): void {
    for (const each of this.#joined.values()) joinValue(this.#text, each, faults)
  }

  keyAt(row: number): string {
    return this.#keys[this.beginningAt(row)] as string
  }

  /** False for a setting that takes more than its own line. */
  isPlainAt(row: number): boolean {
    return this.#joined.size === 0 || !this.#joined.has(row)
  }

  /** What the setting's own line says. */
  valueAt(row: number): string {
    return this.#text.slice(this.#valueStartAt(row), this.#number(row, VALUE_END))
  }

  /** The rows in [from, to) as settings, with so many characters and lines before them that the rows do not know of. */
  settings(from: number, to: number, chars: number, lines: number): SettingLine[] {
    const settings: SettingLine[] = []
    for (let row = from; row < to; row++) settings.push(this.#setting(row, chars, lines))
    return settings
  }

  #setting(row: number, chars: number, lines: number): SettingLine {
    const beginning = this.beginningAt(row)
    const spelling = this.#spellings[beginning] as string
    const start = this.#number(row, START)
    const keyStart = start + (this.#keyOffsets[beginning] as number)
    const separatorAt = skipBlanks(this.#text, keyStart + spelling.length, this.#text.length)
    const joined = this.#joined.get(row)
    return {
      key: this.keyAt(row),
      spelling,
      separator: this.#text.charCodeAt(separatorAt) === EQUALS ? '=' : ':',
      value: joined ? joined.value : this.valueAt(row),
      line: lines + this.#number(row, LINE),
      start: chars + start,
      end: chars + this.#number(row, END),
      keyStart: chars + keyStart,
      valueStart: chars + this.#valueStartAt(row),
      valueEnd: chars + this.#number(row, VALUE_END),
      continuation: joined
        ? joined.continuation.map((each) => movedLine(each, chars, lines))
        : NO_CONTINUATION,
      nested: joined ? joined.nested.map((each) => movedNested(each, chars, lines)) : NO_NESTED,
    }
  }

  #valueStartAt(row: number): number {
    return this.#number(row, START) + (this.#beginnings[this.beginningAt(row)] as string).length
  }

  #addDefault(key: number, line: number): number {
    const earlier = this.#defaultLines.get(key)
    if (earlier === undefined) this.#defaultLines.set(key, line)
    return earlier ?? 0
  }

  #number(row: number, field: number): number {
    return this.#numbers[row * WIDTH + field] as number
  }

  #grow(): void {
    const longer = new Int32Array(this.#numbers.length * 2)
    longer.set(this.#numbers)
    this.#numbers = longer
  }
}

function movedLine(each: Continuation, chars: number, lines: number): Continuation {
  return {
    line: lines + each.line,
    start: chars + each.start,
    end: chars + each.end,
    textStart: chars + each.textStart,
    textEnd: chars + each.textEnd,
  }
}

function movedNested(each: NestedSetting, chars: number, lines: number): NestedSetting {
  return {
    key: each.key,
    value: each.value,
    line: lines + each.line,
    start: chars + each.start,
    end: chars + each.end,
    keyStart: chars + each.keyStart,
    valueStart: chars + each.valueStart,
    valueEnd: chars + each.valueEnd,
  }
}
