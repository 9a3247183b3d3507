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
const COLON = 58
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

export function isSeparator(code: number): boolean {
  return code === EQUALS || code === COLON
}

/**
 * All settings of a text, as rows of numbers. Of 10,000 profiles a screen shows thirty: their settings are made into
 * objects when they are asked for, the others never (objects for all took 8 MB, and a third of the first picture).
 */
export class SettingRows {
  readonly #text: string
  #numbers: Int32Array
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
   * Adds a setting, whose `place` must be told next.
   *
   * @param spelling number of its key, by `spellingAt` or `spell`
   * @param owner number of the section; null for [DEFAULT], whose keys must not repeat each other wherever they stand
   * @returns the first line of the same key with the same owner, or 0
   */
  add(spelling: number, line: number, owner: number | null): number {
    const at = this.#count * WIDTH
    if (at === this.#numbers.length) this.#grow()
    this.#numbers[at + SPELLING] = spelling
    this.#numbers[at + LINE] = line
    this.#count++
    const key = this.#keyIds[spelling] as number
    if (owner === null) return this.#addDefault(key, line)
    if (this.#owners[key] === owner) return this.#ownLines[key] as number
    this.#owners[key] = owner
    this.#ownLines[key] = line
    return 0
  }

  /** Where the last setting stands; five numbers, for an object of them costs more than all the rest of its line. */
  place(start: number, end: number, keyStart: number, valueStart: number, valueEnd: number): void {
    const at = (this.#count - 1) * WIDTH
    const numbers = this.#numbers
    numbers[at + START] = start
    numbers[at + END] = end
    numbers[at + KEY_START] = keyStart
    numbers[at + VALUE_START] = valueStart
    numbers[at + VALUE_END] = valueEnd
  }

  /** Offset of the separator where the key of that row stands at `keyStart` as well, or -1; quicker than to look for it. */
  separatorBehind(row: number, keyStart: number, lineEnd: number): number {
    const spelling = this.#spellings[this.spellingAt(row)] as string
    if (!this.#text.startsWith(spelling, keyStart)) return -1
    const at = skipBlanks(this.#text, keyStart + spelling.length, lineEnd)
    return at < lineEnd && isSeparator(this.#text.charCodeAt(at)) ? at : -1
  }

  spellingAt(row: number): number {
    return this.#number(row, SPELLING)
  }

  /** The number of the key that stands there, as it is spelled. */
  spell(keyStart: number, keyEnd: number): number {
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
  join(faults: Fault[]): void {
    for (const each of this.#joined.values()) joinValue(this.#text, each, faults)
  }

  keyAt(row: number): string {
    return this.#keys[this.#number(row, SPELLING)] as string
  }

  /** False for a setting that takes more than its own line. */
  isPlainAt(row: number): boolean {
    return this.#joined.size === 0 || !this.#joined.has(row)
  }

  /** What the setting's own line says. */
  valueAt(row: number): string {
    return this.#text.slice(this.#number(row, VALUE_START), this.#number(row, VALUE_END))
  }

  /** The rows in [from, to) as settings, with so many characters and lines before them that the rows do not know of. */
  settings(from: number, to: number, chars: number, lines: number): Setting[] {
    const settings: Setting[] = []
    for (let row = from; row < to; row++) settings.push(this.#setting(row, chars, lines))
    return settings
  }

  #setting(row: number, chars: number, lines: number): Setting {
    const spelling = this.#spellings[this.#number(row, SPELLING)] as string
    const keyStart = this.#number(row, KEY_START)
    const valueStart = this.#number(row, VALUE_START)
    const separatorAt = skipBlanks(this.#text, keyStart + spelling.length, this.#text.length)
    const joined = this.#joined.get(row)
    return {
      key: this.keyAt(row),
      spelling,
      separator: this.#text.charCodeAt(separatorAt) === EQUALS ? '=' : ':',
      value: joined ? joined.value : this.valueAt(row),
      line: lines + this.#number(row, LINE),
      start: chars + this.#number(row, START),
      end: chars + this.#number(row, END),
      keyStart: chars + keyStart,
      valueStart: chars + valueStart,
      valueEnd: chars + this.#number(row, VALUE_END),
      continuation: joined
        ? joined.continuation.map((each) => movedLine(each, chars, lines))
        : NO_CONTINUATION,
      nested: joined ? joined.nested.map((each) => movedNested(each, chars, lines)) : NO_NESTED,
    }
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
