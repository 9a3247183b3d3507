import { fileURLToPath } from 'node:url'
import { Resvg } from '@resvg/resvg-js'

// Fonts from a package, and none of the machine's: the picture is the same everywhere, and there may be no others.
// The proportional two are for the few characters (Braille spinners) that the monospaced ones lack.
const fontFiles = [
  'DejaVuSansMono.ttf',
  'DejaVuSansMono-Bold.ttf',
  'DejaVuSansMono-Oblique.ttf',
  'DejaVuSansMono-BoldOblique.ttf',
  'DejaVuSans.ttf',
  'DejaVuSans-Bold.ttf',
].map((name) => fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${name}`)))

/** Takes the text of an SVG and gives the bytes of a PNG, `zoom` times as large. Throws if it is no SVG. */
export function svgToPng(svg: string, zoom = 1): Buffer {
  const picture = new Resvg(svg, {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans Mono' },
    fitTo: { mode: 'zoom', value: zoom },
  })
  return picture.render().asPng()
}
