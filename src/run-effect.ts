import type { Effect } from './app/effect.ts'
import type { Source } from './app/state.ts'
import type { Store } from './app/store.ts'
import type { FileRole } from './profiles/problem.ts'
import { type CacheListing, type CacheNames, wantedCaches } from './session/inventory.ts'
import type { Caches } from './session/ports.ts'

/** What the effects need of the outside world. */
export interface Services {
  readonly now: () => number
  readonly readSource: (file: FileRole) => Source
  readonly readCaches: (wanted: (present: CacheListing) => CacheNames) => Caches
  readonly redraw: () => void
  readonly suspend: () => void
  readonly quit: () => void
}

/** The one switch from effect to the outside world. Whatever comes of an effect comes back as an event. */
export function createRunner(services: Services): (effect: Effect, store: Store) => void {
  return (effect, store) => {
    switch (effect.type) {
      case 'read-files': {
        store.dispatch({ type: 'tick', now: services.now() })
        const sources = {
          config: services.readSource('config'),
          credentials: services.readSource('credentials'),
        }
        store.dispatch({ type: 'files-read', sources })
        return
      }
      case 'read-caches': {
        const { inventory } = store.getState()
        const caches = services.readCaches((present) => wantedCaches(inventory, present))
        store.dispatch({ type: 'caches-read', caches })
        return
      }
      case 'redraw':
        services.redraw()
        return
      case 'suspend':
        services.suspend()
        return
      case 'quit':
        services.quit()
        return
    }
  }
}
