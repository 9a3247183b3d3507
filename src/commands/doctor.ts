import { readHome } from '../os/read-home.ts'
import { maskSecrets } from '../profiles/mask/mask-secrets.ts'
import { wrap } from '../text/fit.ts'
import { visible } from '../text/visible.ts'
import { redactIds } from '../view/redact.ts'
import { type Row, span } from '../view/row.ts'
import type { CommandContext } from './context.ts'
import { type Chapter, fileChapter, problemChapter, profileChapter } from './doctor-findings.ts'
import { machineChapter, terminalChapter, variableChapter } from './doctor-machine.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { abortOnInterrupt } from './interrupt.ts'
import { problemsIn } from './lint.ts'
import { printRows } from './output.ts'
import { plainFact } from './plain.ts'

/**
 * `awsprof doctor [--network]`: what somebody who helps needs to know, as one page without names, account ids or secrets.
 * Sends nothing without `--network`. Resolves to the exit status.
 */
export async function doctor(
  context: CommandContext,
  { network }: { readonly network?: boolean },
): Promise<number> {
  const home = readHome(context.environment)
  const problems = problemsIn(context, home)
  const signal = abortOnInterrupt()
  const chapters = [
    await machineChapter(context),
    terminalChapter(context),
    variableChapter(context),
    fileChapter(context, home),
    profileChapter(context, home),
    problemChapter(problems),
  ]
  if (network && !signal.aborted) {
    const { networkChapter } = await import('./doctor-network.ts')
    chapters.push(await networkChapter(context, home, signal))
  }
  if (signal.aborted) return INTERRUPTED
  printRows(
    context,
    chapters.flatMap((each, at) => rowsOf(context, each, at === 0)),
  )
  return chapters.some(({ isBad }) => isBad) ? BAD_NEWS : DONE
}

const NAME_CELLS = 13
/** Fits into an issue and a small terminal. */
const TEXT_CELLS = 63

function rowsOf(context: CommandContext, { title, lines }: Chapter, isFirst: boolean): Row[] {
  return [
    ...(isFirst ? [] : [[]]),
    [span(title, 'strong')],
    ...lines.flatMap(([name, text]) =>
      context.options.plain
        ? [plainFact(name, redacted(context, text))]
        : wrap(redacted(context, text), TEXT_CELLS).map((line, at) => [
            span(`  ${(at === 0 ? name : '').padEnd(NAME_CELLS)}`, 'dim'),
            span(line),
          ]),
    ),
  ]
}

/** Without the path of the home folder, which holds the name of the user, account ids and secrets. */
function redacted({ environment }: CommandContext, text: string): string {
  const short = environment.home.length > 1 ? text.replaceAll(environment.home, '~') : text
  return redactIds(visible(maskSecrets(short)))
}
