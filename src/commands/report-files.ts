import type { Home } from '../session/home.ts'
import { visible } from '../text/text.ts'
import type { CommandContext } from './context.ts'

/** Tells on stderr what could not be read; the answer then holds for the rest. */
export function reportUnreadable({ environment }: CommandContext, { files }: Home): boolean {
  let isBad = false
  for (const file of ['config', 'credentials'] as const) {
    const found = files[file]
    if (found.type !== 'unreadable') continue
    process.stderr.write(`awsprof: cannot read ${visible(environment.files[file] ?? '')}: ${found.reason}\n`)
    isBad = true
  }
  return isBad
}

/** Tells on stderr what makes the AWS CLI refuse a file: it then fails for every profile, whatever is found of one here. */
export function reportRefused({ profileIndex }: Home): void {
  for (const file of ['config', 'credentials'] as const) {
    const [fault] = profileIndex.profiles.documents[file].problems
    if (!fault) continue
    process.stderr.write(
      `awsprof: ${file}:${fault.line} ${fault.type}: until this is mended the AWS CLI refuses the file, and no profile works with it\n`,
    )
  }
}
