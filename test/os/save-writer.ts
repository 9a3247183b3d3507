// Run as a program of its own: writes the settings `KEY = VALUE` given as `KEY=VALUE` into profile dev, one after
// another, each as an edit of its own. Arguments: config file, credentials file, settings…
import { parse } from '../../src/ini/parse.ts'
import { save } from '../../src/os/save.ts'
import { planEdit } from '../../src/profiles/edit/plan.ts'

const [config = '', credentials = '', ...settings] = process.argv.slice(2)
for (const setting of settings) {
  const [key = '', value = ''] = setting.split('=')
  const base = { config: parse(''), credentials: parse('') }
  // Looking at nothing, so a conflict is possible only with a setting that others have written: keys differ.
  const plan = planEdit(base, { type: 'set', target: { kind: 'profile', name: 'dev' }, key, value })
  const saved = await save({ config, credentials }, plan)
  if (saved.type !== 'written') {
    process.stderr.write(`${JSON.stringify(saved)}\n`)
    process.exitCode = 1
  }
}
