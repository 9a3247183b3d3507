import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { noticed } from '../build/notices.ts'
import { dependencyTable, type Reviewed } from './dependency-table.ts'

/*
 * `npm run review-dependencies` writes the review in `docs/dependencies.md`: facts of package-lock.json, of what is installed, of
 * the history, and of the registry, which is asked once for each package.
 */

const root = fileURLToPath(new URL('../..', import.meta.url))
const json = (path: string) => JSON.parse(readFileSync(root + path, 'utf8'))
const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    shell: process.platform === 'win32',
  })

const lock: Readonly<Record<string, { version: string; license?: string; hasInstallScript?: boolean }>> =
  json('package-lock.json').packages
const shipped = new Set(noticed(readFileSync(`${root}dist/NOTICES`, 'utf8')).map(({ name }) => name))

const path = `${root}docs/dependencies.md`
const { devDependencies } = json('package.json')
const table = dependencyTable(Object.keys(devDependencies).map(review))
const text = readFileSync(path, 'utf8')
const marked = /(<!-- table -->\n)[\s\S]*(<!-- \/table -->)/
if (!marked.test(text)) throw new Error('docs/dependencies.md has no <!-- table --> … <!-- /table -->')
writeFileSync(
  path,
  text.replace(marked, (_, open: string, close: string) => `${open}\n${table}\n${close}`),
)

function review(name: string): Reviewed {
  const {
    version,
    license = 'unknown',
    hasInstallScript = false,
  } = lock[`node_modules/${name}`] ?? {
    version: '',
  }
  const answer = run('npm', 'view', `${name}@${version}`, 'time', 'maintainers', '--json')
  const { time = {}, maintainers = [] } = answer === '' ? {} : JSON.parse(answer)
  const { repository = '' } = json(`node_modules/${name}/package.json`)
  return {
    name,
    version,
    license,
    hasInstallScript,
    // A mirror without `created` tells when it fetched a version, not when it was published.
    published: time.created ? time[version].slice(0, 10) : null,
    since: run('git', 'log', '--reverse', '--format=%as', '-S', `"${name}":`, '--', 'package.json').slice(
      0,
      10,
    ),
    bytes: sizeOf(join(root, 'node_modules', name)),
    isShipped: shipped.has(name),
    maintainers,
    source: typeof repository === 'string' ? repository : repository.url,
  }
}

function sizeOf(folder: string): number {
  const own = globSync('**/*', { cwd: folder, exclude: (each) => each === 'node_modules' })
  return own.reduce((sum, each) => {
    const stats = statSync(join(folder, each))
    return stats.isFile() ? sum + stats.size : sum
  }, 0)
}
