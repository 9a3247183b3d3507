import { SERVICE } from '../aws/console-page.ts'
import { checkError, checkedOf } from '../session/walk/check-reason.ts'
import { openInBrowser } from '../terminal/browser.ts'
import { serveOnce } from '../terminal/serve-once.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE, INTERRUPTED } from './exit-status.ts'
import { listenForInterrupt } from './interrupt.ts'
import { obtain } from './obtain.ts'
import { say, sayLine } from './output.ts'
import { UsageError } from './usage-error.ts'

export interface ConsoleOptions {
  readonly service?: string
  readonly print?: boolean
}

/** How long the browser has to come for the address. */
const OFFERED_MS = 60_000

/**
 * `awsprof console NAME`: opens the AWS console signed in as a profile, or prints the address. Resolves to the exit
 * status.
 */
export async function openConsole(
  context: CommandContext,
  name: string,
  { service, print }: ConsoleOptions,
): Promise<number> {
  const page = service?.toLowerCase() ?? null
  if (page !== null && !SERVICE.test(page))
    throw new UsageError('--service must be the name of a service, such as ec2, s3 or cloudwatch')
  const obtained = await obtain(context, name, {})
  if (typeof obtained === 'number') return obtained
  const { entry, profileIndex, credentials } = obtained
  const { portsOf } = await import('./ports.ts')
  let address: string
  try {
    address = await portsOf(context, profileIndex.profiles).console(name, credentials, page)
  } catch (error) {
    const { message, hint } = checkError(error, checkedOf(profileIndex.profiles, entry, error)).error
    say(context, hint === null ? message : `${message} (${hint})`)
    return BAD_NEWS
  }
  if (print) {
    process.stdout.write(`${address}\n`)
    return DONE
  }
  return browse(context, address)
}

/** Hands the address to a browser by a page on this machine, since everybody here can read a program's arguments. */
async function browse(context: CommandContext, address: string): Promise<number> {
  const { signal, release } = listenForInterrupt()
  try {
    const { url, taken } = await serveOnce(address, OFFERED_MS)
    const reason = await openInBrowser(url, context.preferences.browser, context.variables)
    if (reason !== null) {
      say(context, `${reason} ${PRINT}`)
      return BAD_NEWS
    }
    sayLine(context, 'Opening the console in your browser …')
    const stopped = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null)))
    const isTaken = await Promise.race([alive(taken), stopped])
    if (isTaken === null) return INTERRUPTED
    if (isTaken) return DONE
    say(context, `the browser did not come for the console’s address. ${PRINT}`)
    return BAD_NEWS
  } catch {
    say(context, `could not open a port on this machine to hand the address to the browser. ${PRINT}`)
    return BAD_NEWS
  } finally {
    release()
  }
}

const PRINT = '--print prints the address, to open in a browser of your own.'

/** The page does not keep the process alive by itself. */
function alive<Result>(promise: Promise<Result>): Promise<Result> {
  const timer = setInterval(() => {}, OFFERED_MS)
  return promise.finally(() => clearInterval(timer))
}
