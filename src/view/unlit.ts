import type { Row, Style } from './row.ts'

/** What looks as if it worked. */
const LIT: ReadonlySet<Style> = new Set(['valid', 'renewable', 'expiring'])

/** A row in which nothing looks as if it worked: for files that the AWS CLI refuses, whatever the statuses are. */
export function unlit(row: Row): Row {
  return row.map((each) => (LIT.has(each.style) ? { ...each, style: 'dim' } : each))
}
