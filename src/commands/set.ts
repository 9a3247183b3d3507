import type { Edit, SectionId } from '../profiles/edit/edit.ts'
import { hasTarget } from '../profiles/edit/section.ts'
import type { FileRole } from '../profiles/problem.ts'
import type { CommandContext } from './context.ts'
import { BAD_NEWS, DONE, WRONG_USAGE } from './exit-status.ts'
import { homeToWrite } from './home-to-write.ts'
import { say } from './output.ts'
import { saveEdit } from './save-edit.ts'
import { settingWarnings } from './warn-setting.ts'

export interface SetOptions {
  readonly ssoSession?: string
  readonly create?: boolean
  readonly file?: FileRole
}

/**
 * `awsprof set NAME KEY VALUE`: writes one setting and nothing else, and warns of a key that no tool knows and of a value
 * that lint calls an error. Resolves to the exit status.
 */
export async function set(
  context: CommandContext,
  target: SectionId,
  key: string,
  value: string,
  { create, file }: SetOptions,
): Promise<number> {
  const where = file ? { file } : {}
  const setting: Edit = { type: 'set', target, key, value, ...where }
  return write(context, target, setting, create === true)
}

/** `awsprof unset NAME KEY`: removes one setting. Resolves to the exit status: 1 if it is not set. */
export async function unset(
  context: CommandContext,
  target: SectionId,
  key: string,
  { file }: Pick<SetOptions, 'file'>,
): Promise<number> {
  const where = file ? { file } : {}
  return write(context, target, { type: 'unset', target, key, ...where }, false)
}

/** The edit that adds a new section with this one setting. */
function asNewSection({ target, key, value, file }: Extract<Edit, { type: 'set' }>): Edit {
  return { type: 'add', target, settings: [[key, value]], ...(file ? { file } : {}) }
}

async function write(
  context: CommandContext,
  target: SectionId,
  edit: Edit,
  mayCreate: boolean,
): Promise<number> {
  const home = homeToWrite(context)
  if (home === null) return BAD_NEWS
  const { documents } = home.profileIndex.profiles
  const exists = hasTarget(documents, target)
  if (!exists && !mayCreate) {
    const hint = edit.type === 'set' ? '; --create creates it' : ''
    say(context, `there is no ${target.kind} ${target.name}${hint}`)
    return WRONG_USAGE
  }
  const wanted = exists || edit.type !== 'set' ? edit : asNewSection(edit)
  const status = await saveEdit(context, documents, wanted)
  if (status === DONE && edit.type === 'set') {
    for (const each of settingWarnings(home.profileIndex, wanted, target, edit.key, edit.file))
      say(context, `written, but: ${each}`)
  }
  return status
}
