import type { SectionId } from '../../src/profiles/edit/edit.ts'
import type { FileRole } from '../../src/profiles/problem.ts'
import { afterEdit, refusalOf, type SomeTexts } from '../support/files/edit-files.ts'
import { readFiles, valuesOf } from '../support/files/read-files.ts'

/** One `aws configure set` as the data tells it. */
export interface Wanted {
  readonly file: FileRole
  readonly target: SectionId
  readonly key: string
  readonly value: string
}

/** Both texts after a setting, its section made where there is none, as `awsprof set --create` does; or the sentence against it. */
export function written(before: SomeTexts, { file, target, key, value }: Wanted): SomeTexts | string {
  const set = { type: 'set', target, key, value, file } as const
  const add = { type: 'add', target, settings: [[key, value]], file } as const
  const isThere = sectionNames(before, target.kind).includes(target.name)
  try {
    return afterEdit(before, isThere ? set : add)
  } catch {
    return refusalOf(before, isThere ? set : add)
  }
}

function sectionNames(texts: SomeTexts, kind: SectionId['kind']): string[] {
  return readFiles(texts)
    .profiles.named.filter((each) => each.kind === kind)
    .map((each) => each.name)
}

/** What our reader says of that setting. */
export function readBack(texts: SomeTexts, { target, key }: Wanted): string | undefined {
  const { profiles } = readFiles(texts)
  const { kind, name } = target
  if (kind === 'services') {
    const { section } = profiles.named.findLast((each) => each.kind === kind && each.name === name) ?? {}
    const [block, sub] = key.split('.')
    return section?.settings.find((each) => each.key === block)?.nested.find((each) => each.key === sub)
      ?.value
  }
  return valuesOf(kind === 'profile' ? profiles.byName.get(name) : profiles.sessions.get(name))[key]
}

/** The lines of the one text that the other has not, each with its line end; in order. */
export function missingLines(from: string, to: string): string[] {
  const rest = linesOf(to)
  return linesOf(from).filter((line: string) => {
    const at = rest.indexOf(line)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
}

const linesOf = (text: string): string[] => text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? []
