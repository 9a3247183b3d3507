import { closeSync, constants, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs'
import { devNull } from 'node:os'

/** The largest config or credentials file that is read, in bytes. */
export const LARGEST_FILE = 64 << 20
/** The largest cache, preferences or token file that is read, in bytes. They take a few kilobytes. */
export const LARGEST_CACHE = 4 << 20

/** What is at the path cannot be read as a file. The message completes a sentence, as those of `plainReason` do. */
export class NotReadable extends Error {}

/** A named pipe must not be waited for. Without these flags (Windows) there are none. */
const WITHOUT_WAITING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0)

/**
 * Reads a file, or what a symlink leads to. It never waits and never reads without end: a named pipe, a socket or a
 * device could make it do both. The null device is an empty file, which is what people name to have none.
 *
 * @param largest in bytes
 * @throws NotReadable for what is not a file or too large; otherwise Node's system errors
 */
export function readWhole(path: string, largest: number): Buffer {
  // Opening can have effects on a device, so it is looked at before.
  const found = statSync(path)
  if (isNullDevice(found)) return Buffer.alloc(0)
  requireFile(found)
  const descriptor = openSync(path, WITHOUT_WAITING)
  try {
    const stats = fstatSync(descriptor)
    requireFile(stats)
    if (stats.size > largest) throw tooLarge(largest)
    return readUpTo(descriptor, stats.size, largest)
  } finally {
    closeSync(descriptor)
  }
}

/** What a path leads to if it is not a file, with its article; null for a file. */
export function whatElse(stats: Stats): string | null {
  if (stats.isFile()) return null
  if (stats.isDirectory()) return 'a folder'
  if (stats.isFIFO()) return 'a named pipe'
  return stats.isSocket() ? 'a socket' : 'a device'
}

function requireFile(stats: Stats): void {
  const kind = whatElse(stats)
  if (kind !== null) throw new NotReadable(`it is ${kind}`)
}

function isNullDevice(stats: Stats): boolean {
  return stats.isCharacterDevice() && stats.rdev === statSync(devNull).rdev
}

/** Files of /proc say that they are empty, and others can grow while they are read. */
function readUpTo(descriptor: number, expected: number, largest: number): Buffer {
  const chunks: Buffer[] = []
  let total = 0
  let room = Buffer.allocUnsafe(expected + 1)
  for (;;) {
    const length = readSync(descriptor, room)
    if (length === 0) break
    chunks.push(room.subarray(0, length))
    total += length
    if (total > largest) throw tooLarge(largest)
    // In what is left of the room the end of the file is found without more of it.
    room = length < room.length ? room.subarray(length) : Buffer.allocUnsafe(1 << 16)
  }
  const [only] = chunks
  // A copy of a large file would be a megabyte more.
  return only && chunks.length === 1 ? only : Buffer.concat(chunks, total)
}

function tooLarge(largest: number): NotReadable {
  return new NotReadable(`it is larger than ${largest >> 20} MiB`)
}
