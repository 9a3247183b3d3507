// Run as a program of its own: writes 1, 2, 3 … into both files, each time in one change, until it is killed.
// Arguments: config file, credentials file.
import { save } from '../../src/os/save.ts'

const [config = '', credentials = ''] = process.argv.slice(2)
for (let count = 1; ; count++) {
  const text = String(count)
  await save({ config, credentials }, () => ({ type: 'texts', texts: { config: text, credentials: text } }))
  if (count === 1) process.stdout.write('begun\n')
}
