// npm run bench: prints figures with their goals. Names of groups after the command run only those.
import { checkFigures } from './check.ts'
import { commandFigures } from './commands.ts'
import { type Figure, figureLine } from './figure.ts'
import { idleFigures } from './idle.ts'
import { keyFigures } from './keys.ts'
import { mixedFigures } from './mixed.ts'
import { otherFigures } from './others.ts'
import { parseFigures } from './parse.ts'
import { quotaFigures } from './quota.ts'
import { scaleFigures } from './scale.ts'
import { sessionFigures } from './sessions.ts'
import { startFigures } from './start.ts'

const GROUPS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  start: startFigures,
  commands: commandFigures,
  keys: keyFigures,
  mixed: mixedFigures,
  sessions: sessionFigures,
  others: otherFigures,
  idle: idleFigures,
  parse: parseFigures,
  scale: scaleFigures,
  check: checkFigures,
  quota: quotaFigures,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(GROUPS, name))
if (unknown.length > 0) {
  console.error(`npm run bench: no group ${unknown.join(', ')}; there are ${Object.keys(GROUPS).join(', ')}`)
  process.exit(2)
}
for (const [name, figures] of Object.entries(GROUPS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n${name}`)
  for (const figure of await figures()) console.log(figureLine(figure))
}
