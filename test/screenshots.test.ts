import { describe, expect, it } from 'vitest'
import { renderScenes, staleScreenshots } from './screenshots/render-scenes.ts'
import { scenes } from './screenshots/scenes.ts'
import { playTour, TOUR } from './screenshots/tour.ts'

describe('the screenshots are what the program shows (npm run screenshots)', () => {
  it.each(scenes)('$name', async (scene) => {
    expect(staleScreenshots(await renderScenes([scene]))).toEqual([])
  })

  it(TOUR, async () => {
    expect(staleScreenshots([{ name: TOUR, svg: await playTour() }])).toEqual([])
  })
})
