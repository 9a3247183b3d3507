import { Box } from 'ink'
import type { Theme } from '../terminal/theme.ts'
import { type Screen, tooSmall } from '../view/screen.ts'
import { Lines } from './Lines.tsx'

interface Props {
  readonly screen: Screen
  readonly theme: Theme
}

/** Title, banner, the two panes or the overlay, footer. */
export function Dashboard({ screen, theme }: Props) {
  const { layout, title, banner, list, details, overlay, footer } = screen
  const { columns, rows, fits } = layout
  if (!fits) return <Lines rows={tooSmall(layout)} width={columns} theme={theme} />
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Lines rows={[title]} width={columns} theme={theme} />
      {banner.length > 0 && <Lines rows={banner} width={columns} theme={theme} />}
      {overlay ? (
        <Lines rows={overlay} width={columns} theme={theme} />
      ) : (
        <Box>
          <Lines rows={list} width={layout.listWidth} theme={theme} />
          <Lines rows={details} width={layout.detailsWidth} theme={theme} />
        </Box>
      )}
      <Lines rows={[footer]} width={columns} theme={theme} />
    </Box>
  )
}
