import { visible } from '../text/text.ts'
import type { Context, Survey } from './context.ts'

/** Tells on stderr what could not be read; the answer then holds for the rest. */
export function reportUnreadable({ environment }: Context, { sources }: Survey): boolean {
  let isBad = false
  for (const file of ['config', 'credentials'] as const) {
    const source = sources[file]
    if (source.state !== 'unreadable') continue
    process.stderr.write(`awsprof: cannot read ${visible(environment.files[file] ?? '')}: ${source.reason}\n`)
    isBad = true
  }
  return isBad
}

/** Tells on stderr what makes the AWS CLI refuse a file: it then fails for every profile, whatever is found of one here. */
export function reportRefused({ inventory }: Survey): void {
  for (const file of ['config', 'credentials'] as const) {
    const [fault] = inventory.profiles.documents[file].faults
    if (!fault) continue
    process.stderr.write(
      `awsprof: ${file}:${fault.line} ${fault.kind}: until this is mended the AWS CLI refuses the file, and no profile works with it\n`,
    )
  }
}
