import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ColumnWidths } from '../../../src/view/list/column-widths.ts'
import { memberColumns } from '../../../src/view/list/member-columns.ts'

const WIDTHS: ColumnWidths = { name: { usual: 16, most: 20 }, role: 10, region: 9 }

describe('the columns of a row below its session', () => {
  it.each<[room: number, expected: Partial<ReturnType<typeof memberColumns>>]>([
    [20, { name: 20, account: 0, role: 0, region: 0 }],
    [30, { name: 17, account: 12, role: 0, region: 0 }],
    [38, { name: 16, account: 12, role: 8, region: 0 }],
    [47, { name: 20, account: 12, role: 10, region: 0 }],
    [51, { name: 17, account: 12, role: 10, region: 9 }],
    [80, { name: 20, account: 12, role: 10, region: 9 }],
  ])('in %d cells', (room, expected) => {
    expect(memberColumns(room, WIDTHS, false)).toMatchObject({ ...expected, accountName: 0 })
  })

  it('have the name of the account last of all, and the longest names what is left', () => {
    expect(memberColumns(56, WIDTHS, true)).toMatchObject({ name: 20, region: 9, accountName: 0 })
    expect(memberColumns(62, WIDTHS, true)).toMatchObject({ name: 16, region: 9, accountName: 11 })
    expect(memberColumns(90, WIDTHS, true)).toMatchObject({ name: 20, accountName: 24 })
  })

  it('always fit', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.boolean(), (room, hasNames) => {
        const { name, ...others } = memberColumns(room, WIDTHS, hasNames)
        const taken = Object.values(others).reduce((sum, each) => sum + (each > 0 ? each + 1 : 0), name)
        expect(taken).toBeLessThanOrEqual(Math.max(1, room))
      }),
    )
  })
})
