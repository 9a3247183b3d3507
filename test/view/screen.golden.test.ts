import { expect, it } from 'vitest'
import { pictureOf } from '../support/state/picture.ts'
import { SCENES, type Scene } from './scenes.ts'

/*
 * What only a whole picture shows: where the parts are and how they lie beside and over each other. One picture for each
 * such thing; what stands in the parts is asserted in rows, next to the functions that make them.
 */
const PICTURES: readonly (readonly [what: string, columns: number, rows: number, scene: Scene])[] = [
  ['two-panes', 120, 40, SCENES.list],
  ['two-panes-narrowest', 80, 24, SCENES.list],
  ['two-panes-wide', 200, 30, SCENES.list],
  ['one-pane-list', 50, 15, SCENES.list],
  ['one-pane-details', 50, 15, SCENES.details],
  ['smallest', 40, 10, SCENES.list],
  ['too-small', 39, 9, SCENES.list],
  ['help', 80, 24, SCENES['help scrolled']],
  ['empty-home', 80, 24, SCENES['no files']],
  ['banner-of-two-rows', 80, 24, SCENES.refused],
  ['progress-of-checks', 80, 24, SCENES.checking],
  ['filter', 80, 24, SCENES.filter],
  ['hostile-text', 120, 40, SCENES.hostile],
  ['ascii', 80, 24, (size) => SCENES.hostile({ ...size, isAscii: true })],
  ['redacted', 80, 24, SCENES.redacted],
  ['field-among-settings', 80, 24, SCENES['field with a warning']],
  ['dialog-over-two-panes', 80, 24, SCENES.code],
  ['dialog-over-one-pane', 50, 15, SCENES['log out']],
  ['dialog-that-fills-the-panes', 50, 15, SCENES['delete of both files']],
  ['menu', 80, 24, SCENES.values],
  ['clash', 80, 24, SCENES.clash],
  ['qr-code', 120, 40, SCENES.code],
  ['accounts', 80, 24, SCENES.accounts],
]

it.each(PICTURES)('%s at %i × %i', async (what, columns, rows, scene) => {
  const picture = pictureOf(await scene({ columns, rows }))
  await expect(`${picture.join('\n')}\n`).toMatchFileSnapshot(`golden/${what}-${columns}x${rows}.txt`)
})
