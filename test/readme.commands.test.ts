import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXAMPLES } from '../src/build/examples.ts'
import { createSampleHome } from '../src/demo/sample-home.ts'
import { sampleWorld } from '../src/demo/sample-world.ts'
import { SET_UP } from '../src/terminal/shells.ts'
import { closeStandIns, openStandIn } from './support/aws/stand-ins.ts'
import { makeHome, removeHomes } from './support/files/home.ts'
import { codeBlocks } from './support/files/markdown.ts'
import { programFile, type RunResult, runCommand } from './support/program/run.ts'
import { startTerminal, stopTerminals, type Terminal } from './support/program/terminal.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const blocks = codeBlocks(readFileSync(`${root}README.md`, 'utf8'))
const linesIn = (language: string) =>
  blocks.filter((each) => each.language === language).flatMap((each) => each.lines)

/** The demo's profiles in a home of their own, and programs that the commands of the README start. */
let env: Record<string, string>
let path: (name: string) => string
let remove = () => {}

beforeAll(async () => {
  const now = Date.now()
  const home = createSampleHome({ now, path: [dirname(process.execPath), '/usr/bin', '/bin'].join(':') })
  const standIn = await openStandIn({ ...sampleWorld(now), autoApproveMs: 0 })
  path = (name) => join(home.dir, name)
  env = {
    ...home.environment,
    ...standIn.environment(),
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    TMPDIR: home.dir,
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? '',
    BROWSER: `${process.execPath} ${path('visit.mjs')}`,
  }
  const program = (name: string, text: string) => writeFileSync(path(`bin/${name}`), text, { mode: 0o755 })
  program('awsprof', `#!/bin/sh\nexec '${process.execPath}' '${programFile}' "$@"\n`)
  for (const name of ['aws', 'terraform'])
    program(name, `#!/bin/sh\necho ${name} "$@" with "$AWS_ACCESS_KEY_ID" in "$AWS_REGION"\n`)
  writeFileSync(path('visit.mjs'), 'await fetch(process.argv[2], { redirect: "manual" })\n')
  remove = () => home.remove()
})

afterAll(async () => {
  await stopTerminals()
  closeStandIns()
  removeHomes()
  remove()
})

/** In bash; `use` needs the function of init. */
const inBash = (line: string): Promise<RunResult> => {
  const before = line.startsWith('awsprof use') ? 'eval "$(awsprof init bash)"\n' : ''
  return runCommand('bash', ['-c', before + line], { env })
}

const onTerminal = (line: string, home: Readonly<Record<string, string>> = env): Terminal =>
  startTerminal({ command: 'bash', args: ['-c', line], env: home, cols: 110, rows: 34 })

type Run = (line: string) => Promise<void>

const prints =
  (wanted: RegExp, exitCode = 0, after = ''): Run =>
  async (line) => {
    const result = await inBash(`${line}${after}`)
    expect([result.exitCode, result.stdout + result.stderr]).toEqual([
      exitCode,
      expect.stringMatching(wanted),
    ])
  }

/** A home without any profile, for the commands that make some. */
let newHome: Record<string, string> | null = null
const inNewHome =
  (wanted: RegExp): Run =>
  async (line) => {
    newHome ??= { ...env, ...makeHome().env, PATH: env.PATH ?? '' }
    const { exitCode, stdout, stderr } = await runCommand('bash', ['-c', line], { env: newHome })
    expect([exitCode, stdout + stderr]).toEqual([0, expect.stringMatching(wanted)])
  }

/** Answers yes to the diff, in the new home. */
const populates =
  (outcome: string): Run =>
  async (line) => {
    const terminal = onTerminal(line, newHome ?? {})
    await terminal.waitFor('Write this? [y/N]')
    terminal.type('y\r')
    await terminal.waitFor(outcome)
  }

/** npm has no network here, so the package comes from its own tarball. */
async function install(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'awsprof-readme-'))
  try {
    const npm = (...args: string[]) =>
      runCommand('npm', args, {
        env: { PATH: process.env.PATH, HOME: folder, npm_config_cache: join(folder, 'cache') },
        cwd: root,
        timeoutMs: 60_000,
      })
    const { stdout } = await npm('pack', '--silent', '--ignore-scripts', '--pack-destination', folder)
    const tarball = join(folder, stdout.trim().split('\n').at(-1) ?? '')
    const installed = await npm('install', '--global', '--offline', '--no-audit', '--prefix', folder, tarball)
    expect([installed.exitCode, installed.stderr]).toEqual([0, ''])
    expect(existsSync(join(folder, 'share/man/man1/awsprof.1'))).toBe(true)
    const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
    const run = await runCommand(join(folder, 'bin/awsprof'), ['--version'], {
      env: { ...env, PATH: process.env.PATH },
    })
    expect(run.stdout).toBe(`${version}\n`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Runs the last command of the line; what npm does before it would need the network. */
const script =
  (name: string): Run =>
  async () => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
    expect(scripts).toHaveProperty(name)
    expect(existsSync(`${root}package-lock.json`)).toBe(true)
  }

/** Every command of the README, and what becomes of it. In file order, because some build on those before them. */
const RUNS: readonly (readonly [line: string, run: Run])[] = [
  ['npm install --global awsprof', install],
  [
    'npx awsprof --demo',
    async () => {
      const terminal = onTerminal('awsprof --demo')
      await terminal.waitFor('16 profiles · 4 sessions')
    },
  ],
  ['npm ci && npm run demo', script('demo')],
  ['npm ci && npm test', script('test')],
  [
    'awsprof',
    async (line) => {
      const terminal = onTerminal(line)
      await terminal.waitFor('16 profiles · 4 sessions')
      terminal.press('n')
      await terminal.waitFor('▸IAM Identity Center ')
      terminal.press('enter')
      await terminal.waitFor('SSO start URL')
    },
  ],
  [
    'awsprof configure sso',
    async (line) => {
      const terminal = onTerminal(line, { ...env, ...makeHome().env, PATH: env.PATH ?? '' })
      await terminal.waitFor(/SSO session name .*:/)
      terminal.type('acme\r')
      await terminal.waitFor('SSO start URL')
    },
  ],
  ['awsprof set --sso-session acme sso_start_url https://acme.awsapps.com/start --create', inNewHome(/^$/)],
  ['awsprof set --sso-session acme sso_region us-east-1', inNewHome(/^$/)],
  ['awsprof set --sso-session acme sso_registration_scopes sso:account:access', inNewHome(/^$/)],
  ['awsprof login --sso-session acme', inNewHome(/Logged in to acme for/)],
  [
    'awsprof populate acme --account 111122223333 --role Developer --name dev --region us-west-2',
    populates('1 profile added'),
  ],
  ['awsprof populate acme --region eu-west-1', populates('4 profiles added, 1 unchanged')],
  ['awsprof check dev', inNewHome(/^[^\n]*\bdev +111122223333 +arn:aws:sts::111122223333:assumed-role/m)],
  ['awsprof use dev', prints(/^now dev\nAWS_PROFILE=dev\n$/, 0, '\necho now $AWS_PROFILE')],
  ['awsprof exec prod-audit -- terraform plan', prints(/^terraform plan with ASIA\w+ in eu-central-1\n$/)],
  [
    'awsprof exec dev --role-arn arn:aws:iam::444455556666:role/Deploy -- aws s3 ls',
    prints(/^aws s3 ls with ASIA\w+ in us-west-2\n$/),
  ],
  ['awsprof whoami', prints(/^source {4}profile default {2}by config:3/)],
  ['awsprof console dev --service ec2', prints(/^Opening the console in your browser …\n$/)],
  ['awsprof show reports', prints(/broken: these settings cannot work[\s\S]*Source chain[\s\S]*cycle/)],
  ['awsprof lint', prints(/2 errors, 2 warnings, 1 hint/, 1)],
  [
    'awsprof check prod-audit',
    prints(/prod-audit +777788889999 +arn:aws:sts::777788889999:assumed-role\/Auditor/),
  ],
  ['eval "$(awsprof init bash)"', prints(/^awsprof is a function/, 0, '\ntype awsprof')],
  [
    SET_UP.bash.prompt[0] ?? '',
    prints(
      /^default · unverified $/m,
      0,
      `
echo "\${PS1@P}"`,
    ),
  ],
  ['eval "$(awsprof init zsh)"', inShell('zsh', '\nwhence -w awsprof', /^awsprof: function$/m)],
  [SET_UP.zsh.prompt[0] ?? '', inShell('zsh', '\nprint -rP $PROMPT', /^default · unverified /m)],
  ['export AWS_PROFILE=dev', prints(/^dev ● \d+h/, 0, '\nawsprof status')],
  [
    'eval "$(awsprof export dev --with-region)"',
    prints(/^ASIA\w+ us-west-2\n$/, 0, '\necho $AWS_ACCESS_KEY_ID $AWS_REGION'),
  ],
]

const has = (command: string) => {
  try {
    execFileSync('/bin/sh', ['-c', `command -v ${command}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Skips where the shell is not installed: completion is tested there, too. */
function inShell(shell: string, after: string, wanted: RegExp): Run {
  return async (line) => {
    if (!has(shell)) return
    const { stdout, stderr } = await runCommand(shell, ['-c', `${line}${after}`], { env })
    expect(stdout + stderr).toMatch(wanted)
  }
}

describe('every command of the README is run here', () => {
  it('none is missing', () => {
    expect(linesIn('sh')).toEqual(RUNS.map(([line]) => line))
  })

  it.each(RUNS)('%s', async (line, run) => run(line))

  it('the line for fish', async () => {
    const [line = '', ...prompt] = linesIn('fish')
    expect([line, prompt]).toEqual([SET_UP.fish.line, SET_UP.fish.prompt])
    await inShell('fish', '\nfunctions -q awsprof; and echo is a function', /^is a function$/m)(line)
  })

  it('the line for PowerShell is the one that its script names', async () => {
    const { stdout } = await inBash('awsprof init powershell')
    const [line, ...prompt] = linesIn('powershell')
    expect(stdout.split('\n')[0]).toContain(line)
    expect([line, prompt]).toEqual([SET_UP.powershell.line, SET_UP.powershell.prompt])
  })

  it('the line for tmux', async () => {
    const [, command = ''] = /#\((.*)\)/.exec(linesIn('tmux').join('\n')) ?? []
    await prints(/^ prod-audit ● \d+h \d+m\n$/)(command)
    await prints(/^\n$/)(command.replace('prod-audit', 'nope'))
  })

  it('the profile with a credential_process', async () => {
    const lines = linesIn('ini')
    writeFileSync(path('.aws/config'), `${readFileSync(path('.aws/config'), 'utf8')}\n${lines.join('\n')}\n`)
    await prints(/dev-anywhere +111122223333 +arn:aws:sts::111122223333/)('awsprof check dev-anywhere')
  })
})

describe('every command of the pages in docs is run here', () => {
  const pages = globSync('docs/*.md', { cwd: root }).sort()
  const lines = pages.flatMap((page) =>
    codeBlocks(readFileSync(root + page, 'utf8')).flatMap(({ language, lines }) =>
      language === 'sh' ? lines : [],
    ),
  )

  it('finds them', () => {
    expect(lines.length).toBeGreaterThan(7)
  })

  it.each(lines)('%s', async (line) => {
    if (line.includes('jq') && !has('jq')) return
    const { exitCode, stdout, stderr } = await inBash(line)
    expect([exitCode, stderr]).toEqual([expect.toBeOneOf([0, 1]), ''])
    expect(stdout !== '' || line.startsWith('alias ')).toBe(true)
  })
})

describe('every example of the manual page is run here', () => {
  /** Those that need somebody who answers. */
  const answered: Readonly<Record<string, (terminal: Terminal) => Promise<void>>> = {
    'awsprof --demo': async (terminal) => {
      await terminal.waitFor(/16 profiles[\s\S]*quit/)
      terminal.press('q')
    },
    'awsprof lint --fix': async (terminal) => {
      await terminal.waitFor('Write this? [y/N]')
      terminal.type('n\r')
    },
  }

  it.each(EXAMPLES.map(([command]) => command))('%s', async (line) => {
    if (line.includes('jq') && !has('jq')) return
    const answer = answered[line]
    if (answer) {
      const terminal = onTerminal(line)
      await answer(terminal)
      expect((await terminal.exit()).exitCode).toBeOneOf([0, 1])
    } else {
      const { exitCode, stderr } = await inBash(line)
      expect([exitCode, stderr]).toEqual([expect.toBeOneOf([0, 1]), expect.not.stringContaining('--help')])
    }
  })
})
