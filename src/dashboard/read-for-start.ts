import type { Effect } from '../app/effect.ts'
import type { Store } from '../app/store.ts'
import { readCaches } from '../os/caches.ts'
import { readFound } from '../os/files.ts'
import type { Environment } from '../profiles/environment.ts'
import { wantedCaches } from '../session/profile-index.ts'

/** Carries out the two effects that the first picture takes. False for any other, which has to wait. */
export function readForStart(environment: Environment, effect: Effect, store: Store): boolean {
  switch (effect.type) {
    case 'read-files': {
      const { config, credentials } = environment.files
      const sources = { config: readFound(config), credentials: readFound(credentials) }
      store.dispatch({ type: 'files-read', sources })
      return true
    }
    case 'read-caches': {
      const { profileIndex } = store.getState()
      const caches = readCaches(environment, (present) => wantedCaches(profileIndex, present))
      store.dispatch({ type: 'caches-read', caches })
      return true
    }
    default:
      return false
  }
}
