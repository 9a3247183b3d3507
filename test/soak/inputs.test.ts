import { afterEach, it } from 'vitest'
import { removeHomes } from '../support/files/home.ts'
import { playInputs } from './inputs.ts'

afterEach(removeHomes)

it.each(['with forms', 'with Enter'] as const)(
  'reports, fragments, text in one piece and any bytes change no file and send nothing, %s (longer: npm run soak)',
  async (mode) => {
    await playInputs(mode, 100, 1)
  },
  30_000,
)
