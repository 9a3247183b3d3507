/** Characters of both files, some 3,000 profiles; with 2,000 there was nothing to be gained. */
const LARGE = 400_000
/** V8's flags are no API: one that is not known any more would be complained of on the terminal. */
const KNOWN_NODE = /^(?:22|24)\./

let isPaused = false

/**
 * Has V8 do without TurboFan, its last compiler, while a large file is read and drawn for the first time: what that
 * compiles in the background is ready when nobody waits any more, and takes the other core and its share of this one
 * until then. A sixth of the first picture of 10,000 profiles (`npm run bench start`).
 * https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 */
export function pauseOptimizer(characters: number): void {
  if (characters < LARGE || !KNOWN_NODE.test(process.versions.node)) return
  isPaused = true
  setFlag('--no-turbofan')
}

export function resumeOptimizer(): void {
  if (isPaused) setFlag('--turbofan')
  isPaused = false
}

function setFlag(flag: string): void {
  // Loading it takes 2 ms: only who needs it should wait.
  process.getBuiltinModule('node:v8').setFlagsFromString(flag)
}
