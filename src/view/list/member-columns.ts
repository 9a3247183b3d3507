import type { ColumnWidths } from './column-widths.ts'

/** The cells of each column of a row below the heading of its session, the same in all such rows; 0 for one left out. */
export interface MemberColumns {
  readonly name: number
  readonly account: number
  readonly accountName: number
  readonly role: number
  readonly region: number
}

const ACCOUNT_CELLS = 12
export const LEAST_ROLE = 8
const LEAST_NAME = 14
/** What a portal calls an account. */
const ACCOUNT_NAME = { least: 8, most: 24 }

/**
 * Shares `room` among the columns: names first, then account, role, region and the account's name, each if it fits. What is
 * left makes room for the longest names.
 */
export function memberColumns(
  room: number,
  { name, role, region }: ColumnWidths,
  hasAccountNames: boolean,
): MemberColumns {
  const least = Math.min(
    room,
    Math.max(LEAST_NAME, Math.min(name.usual, room - ACCOUNT_CELLS - LEAST_ROLE - 2)),
  )
  const nameCells = Math.max(1, least)
  let left = room - nameCells
  const take = (wanted: number, atLeast: number) => {
    const taken = Math.min(wanted, left - 1)
    if (taken < atLeast || taken <= 0) return 0
    left -= taken + 1
    return taken
  }
  const columns = {
    account: take(ACCOUNT_CELLS, ACCOUNT_CELLS),
    role: take(role, LEAST_ROLE),
    // Cut, regions look alike.
    region: take(region, region),
    accountName: hasAccountNames ? take(ACCOUNT_NAME.most, ACCOUNT_NAME.least) : 0,
  }
  return { ...columns, name: nameCells + Math.max(0, Math.min(left, name.most - nameCells)) }
}
