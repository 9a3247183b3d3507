import type { Scene } from './scene.ts'

/** The screenshots of the README, in its order. */
export const scenes: readonly Scene[] = []
