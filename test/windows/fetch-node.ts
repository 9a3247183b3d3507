import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { NODE_FOLDER, NODE_PACKAGE } from './disk.ts'

// `npm run test:windows` gets Node for Windows from the npm registry first, which checks it against the known hash.
mkdirSync(NODE_FOLDER, { recursive: true })
const options = { cwd: NODE_FOLDER, encoding: 'utf8' } as const
// npm installs it nowhere else than on Windows.
const answer: unknown = JSON.parse(execFileSync('npm', ['pack', '--json', NODE_PACKAGE.name], options))
const [packed] = Object.values(Object(answer)) as { filename: string; integrity: string }[]
if (packed?.integrity !== NODE_PACKAGE.integrity)
  throw new Error(`${NODE_PACKAGE.name} has the hash ${packed?.integrity}, not ${NODE_PACKAGE.integrity}`)
execFileSync('tar', ['xzf', packed.filename], options)
