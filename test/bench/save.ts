import { writeFileSync } from 'node:fs'
import { parse } from '../../src/ini/parse.ts'
import { save } from '../../src/os/save.ts'
import { planEdit } from '../../src/profiles/edit/plan.ts'
import { median } from './median.ts'
import { homeWith } from './sample-config.ts'

/*
 * Prints the milliseconds that it takes to set one value of 5,000 profiles, durably. A program of its own, and bundled
 * as the dashboard is: half of it is starting `cp`, for which Linux copies the page tables of the whole program, and
 * both the bench and what Node loads to run TypeScript would make these larger than a dashboard's.
 */

const home = homeWith(5_000)
const paths = { config: home.path('.aws', 'config'), credentials: home.path('.aws', 'credentials') }
writeFileSync(paths.credentials, '', { mode: 0o600 })
const times: number[] = []
let text = home.read('.aws/config')
for (let round = 0; round < 25; round++) {
  const documents = { config: parse(text), credentials: parse('') }
  const target = { kind: 'profile', name: 'team-1-service-1' } as const
  const started = performance.now()
  const plan = planEdit(documents, { type: 'set', target, key: 'region', value: `eu-west-${round}` })
  const saved = await save(paths, plan)
  times.push(performance.now() - started)
  if (saved.type !== 'written') throw new Error(`the value was not written: ${JSON.stringify(saved)}`)
  text = saved.after.config
}
home.remove()
console.log(median(times))
