import { Box, Text } from 'ink'
import { memo } from 'react'
import { paintRows } from '../terminal/sgr.ts'
import type { Theme } from '../terminal/theme.ts'
import type { Row } from '../view/row.ts'

interface Props {
  readonly rows: readonly Row[]
  /** Cells per row. */
  readonly width: number
  readonly theme: Theme
}

/** Rows as one Text: a component for each row would cost more than the rest of the frame. */
export const Lines = memo(function Lines({ rows, width, theme }: Props) {
  if (rows.length === 0 || width === 0) return null
  return (
    <Box width={width} height={rows.length} flexShrink={0}>
      <Text wrap="truncate">{paintRows(rows, theme)}</Text>
    </Box>
  )
})
