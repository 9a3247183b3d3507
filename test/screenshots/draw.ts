// npm run screenshots: draws every scene into screenshots/, and the tour. Names after the command draw only those.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { renderScenes, screenshotFile } from './render-scenes.ts'
import { scenes } from './scenes.ts'
import { svgToPng } from './svg-to-png.ts'
import { playTour, TOUR } from './tour.ts'

const names = process.argv.slice(2)
const chosen = scenes.filter(({ name }) => names.length === 0 || names.includes(name))
for (const { name, svg } of await renderScenes(chosen)) {
  const file = screenshotFile(name, 'svg')
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, svg)
  writeFileSync(screenshotFile(name, 'png'), svgToPng(svg))
  console.log(file)
}
if (names.length === 0 || names.includes(TOUR)) {
  writeFileSync(screenshotFile(TOUR, 'svg'), await playTour())
  console.log(screenshotFile(TOUR, 'svg'))
}
console.log(`${chosen.length} of ${scenes.length} scenes drawn`)
