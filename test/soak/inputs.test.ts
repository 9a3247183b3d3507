import { afterEach, it } from 'vitest'
import { removeHomes } from '../support/files/home.ts'
import { playInputs } from './inputs.ts'

afterEach(removeHomes)

it('reports, fragments, text in one piece and any bytes change no file and send nothing (longer: npm run soak)', async () => {
  await playInputs(400, 1)
}, 30_000)
