import { skipBlanks } from './blank.ts'
import type { Continuation, NestedSetting, ParseProblem, SettingLine } from './document.ts'
import { joinValue } from './join-value.ts'

/** Numbers per row; below, the index of each in its row. */
const WIDTH = 5
const BEGINNING = 0
const LINE = 1
const START = 2
const VALUE_END = 3
const END = 4

export const EQUALS = 61
export const COLON = 58
export const OPEN = 91
/** Characters per line, roughly: with room for all rows from the start, they are rarely copied. */
const USUAL_LINE = 20

/**
 * How lines begin, from their start to their value (`region = `). Files have few different ones, so everything about
 * a key is kept once for each.
 */
interface Beginning {
  readonly text: string
  readonly spelling: string
  readonly key: string
  readonly keyId: number
  /** From the start of the line to the key: the indentation. */
  readonly keyOffset: number
  /** False if a line with this beginning can also be a continuation or a header. */
  readonly isUnambiguous: boolean
}

/** A setting of several lines: a long value, or a block. */
interface Joined {
  value: string
  valueEnd: number
  nested: readonly NestedSetting[]
  readonly continuation: Continuation[]
}

const NO_CONTINUATION: readonly Continuation[] = []
const NO_NESTED: readonly NestedSetting[] = []

/**
 * All settings of a text, as rows of numbers. A screen shows thirty of 10,000 profiles, so only the settings that
 * someone reads become objects: objects for all of them took 8 MB and a third of the time to the first frame.
 */
export class SettingRows {
  readonly #text: string
  #numbers: Int32Array
  #count = 0
  readonly #beginnings: Beginning[] = []
  readonly #indexOfText = new Map<string, number>()
  readonly #idOfKey = new Map<string, number>()
  /** By key id: the last section that has the key, and the key's first line there. */
  readonly #owners: number[] = []
  readonly #ownLines: number[] = []
  /** By key id: the key's first line in [DEFAULT]. */
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
   * Adds a setting of one line. Six positional parameters, because an object for them would cost more than the rest.
   *
   * @param beginning from `beginningAt` or `begin`
   * @param owner number of the section, or null for [DEFAULT]: its keys must be unique across all of its sections
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
    const { keyId } = this.#beginning(beginning)
    if (owner === null) return this.#addDefault(keyId, line)
    if (this.#owners[keyId] === owner) return this.#ownLines[keyId] ?? 0
    this.#owners[keyId] = owner
    this.#ownLines[keyId] = line
    return 0
  }

  /**
   * Offset of the value if the line at `start` begins like that row and so is a setting too; -1 if it does not, or if
   * that would not prove it a setting.
   */
  valueStartLike(row: number, start: number): number {
    const { text, isUnambiguous } = this.#beginning(this.beginningAt(row))
    return isUnambiguous && this.#text.startsWith(text, start) ? start + text.length : -1
  }

  beginningAt(row: number): number {
    return this.#number(row, BEGINNING)
  }

  /** The number of the beginning in [start, valueStart), a new one if necessary. */
  begin(start: number, keyStart: number, keyEnd: number, valueStart: number): number {
    const text = this.#text.slice(start, valueStart)
    const known = this.#indexOfText.get(text)
    if (known !== undefined) return known
    const spelling = this.#text.slice(keyStart, keyEnd)
    const key = spelling.toLowerCase()
    let keyId = this.#idOfKey.get(key)
    if (keyId === undefined) {
      keyId = this.#idOfKey.size
      this.#idOfKey.set(key, keyId)
    }
    const isUnambiguous = keyStart === start && this.#text.charCodeAt(start) !== OPEN
    const beginning = { text, spelling, key, keyId, keyOffset: keyStart - start, isUnambiguous }
    const index = this.#beginnings.push(beginning) - 1
    this.#indexOfText.set(text, index)
    return index
  }

  /** Adds a continuation line to the last setting. */
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

  /** Joins the values of settings with several lines. Call once, after the last line. */
  join(problems: ParseProblem[]): void {
    for (const each of this.#joined.values()) joinValue(this.#text, each, problems)
  }

  keyAt(row: number): string {
    return this.#beginning(this.beginningAt(row)).key
  }

  /** False for a setting of several lines. */
  isPlainAt(row: number): boolean {
    return this.#joined.size === 0 || !this.#joined.has(row)
  }

  /** The value on the setting's own line. */
  valueAt(row: number): string {
    return this.#text.slice(this.#valueStartAt(row), this.#number(row, VALUE_END))
  }

  lineAt(row: number): number {
    return this.#number(row, LINE)
  }

  /** The rows in [from, to) as settings, moved by so many characters and lines. */
  settings(from: number, to: number, chars: number, lines: number): SettingLine[] {
    const settings: SettingLine[] = []
    for (let row = from; row < to; row++) settings.push(this.#setting(row, chars, lines))
    return settings
  }

  #setting(row: number, chars: number, lines: number): SettingLine {
    const { key, spelling, keyOffset } = this.#beginning(this.beginningAt(row))
    const start = this.#number(row, START)
    const keyStart = start + keyOffset
    const separatorAt = skipBlanks(this.#text, keyStart + spelling.length, this.#text.length)
    const joined = this.#joined.get(row)
    return {
      key,
      spelling,
      separator: this.#text.charCodeAt(separatorAt) === EQUALS ? '=' : ':',
      value: joined ? joined.value : this.valueAt(row),
      line: lines + this.lineAt(row),
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
    return this.#number(row, START) + this.#beginning(this.beginningAt(row)).text.length
  }

  #addDefault(keyId: number, line: number): number {
    const earlier = this.#defaultLines.get(keyId)
    if (earlier === undefined) this.#defaultLines.set(keyId, line)
    return earlier ?? 0
  }

  // Casts instead of checks, because these two run several times for each line of a file.
  #beginning(index: number): Beginning {
    return this.#beginnings[index] as Beginning
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
