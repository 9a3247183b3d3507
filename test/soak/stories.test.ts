import fc from 'fast-check'
import { it } from 'vitest'
import { arbitraryStory, playStory } from './story.ts'

it('any keys on any files at any size leave the screen whole and the files alone (longer: npm run soak)', async () => {
  await fc.assert(fc.asyncProperty(arbitraryStory, playStory), { numRuns: 40 })
}, 60_000)
