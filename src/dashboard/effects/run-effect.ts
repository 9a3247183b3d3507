import type { Effect } from '../../app/effect.ts'
import type { SaveRequest } from '../../app/overlay.ts'
import type { Source } from '../../app/state.ts'
import type { Store } from '../../app/store.ts'
import { planEdit, restoreEdit, type Texts } from '../../profiles/edit/plan.ts'
import type { FileRole } from '../../profiles/problem.ts'
import type { Caches } from '../../session/ports.ts'
import { type CacheListing, type CacheNames, wantedCaches } from '../../session/profile-index.ts'
import type { CheckEffect } from './check-effects.ts'
import type { SessionEffect } from './session-effects.ts'

/** What became of a change; the same shape as `os/save.ts` gives. */
export type Saved =
  | { readonly type: 'written'; readonly before: Texts; readonly after: Texts }
  | { readonly type: 'declined' }
  | { readonly type: 'failed'; readonly message: string }

/** What the effects need of the outside world. */
export interface Services {
  readonly now: () => number
  readonly readSource: (file: FileRole) => Source
  readonly readCaches: (wanted: (present: CacheListing) => CacheNames) => Caches
  readonly save: (plan: (fresh: Texts) => Texts | null) => Promise<Saved>
  readonly renameToken: (from: string, to: string) => void
  readonly openEditor: (file: FileRole, line: number) => Promise<string | null>
  readonly runSession: (effect: SessionEffect, store: Store) => void
  readonly runCheck: (effect: CheckEffect, store: Store) => void
  /** Quits, too. */
  readonly pick: (name: string) => void
  /** Resolves to what went wrong, as a sentence, or null. */
  readonly subshell: (name: string) => Promise<string | null>
  readonly console: (name: string) => Promise<string | null>
  readonly browse: (url: string) => void
  readonly copy: (text: string) => void
  readonly redraw: () => void
  readonly suspend: () => void
  readonly quit: () => void
}

/** Carries out an effect; whatever comes of it comes back as an event. */
export type Run = (effect: Effect, store: Store) => void

/** The one switch from effect to the outside world. */
export function createRunner(services: Services): Run {
  return (effect, store) => {
    switch (effect.type) {
      case 'read-files':
        store.dispatch({ type: 'tick', now: services.now() })
        store.dispatch({ type: 'files-read', sources: readSources(services) })
        return
      case 'read-caches': {
        const { profileIndex } = store.getState()
        const caches = services.readCaches((present) => wantedCaches(profileIndex, present))
        store.dispatch({ type: 'caches-read', caches })
        return
      }
      case 'save':
        void save(services, store, effect.request)
        return
      case 'rename-token':
        services.renameToken(effect.from, effect.to)
        store.dispatch({ type: 'intent', intent: 'reload' })
        return
      case 'open-editor':
        void openEditor(services, store, effect.file, effect.line)
        return
      case 'log-in':
      case 'give-up':
      case 'log-out':
      case 'list-accounts':
      case 'refresh':
        services.runSession(effect, store)
        return
      case 'check':
      case 'cancel-check':
      case 'answer-mfa':
        services.runCheck(effect, store)
        return
      case 'pick':
        services.pick(effect.name)
        return
      case 'subshell':
        void services.subshell(effect.name).then((failure) => afterwards(store, failure))
        return
      case 'console':
        void services.console(effect.name).then((failure) => afterwards(store, failure))
        return
      case 'browse':
        services.browse(effect.url)
        return
      case 'copy':
        services.copy(effect.text)
        return
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

function readSources(services: Services): Record<FileRole, Source> {
  return { config: services.readSource('config'), credentials: services.readSource('credentials') }
}

async function save(services: Services, store: Store, request: SaveRequest): Promise<void> {
  const { plan, outcome } = planEdit(request.base, request.edit)
  const saved = await services.save(plan)
  store.dispatch({ type: 'tick', now: services.now() })
  if (saved.type === 'written') {
    const { before, after } = saved
    const restore = { back: restoreEdit(after, before), again: restoreEdit(before, after) }
    store.dispatch({ type: 'saved', request, restore, sources: readSources(services) })
    return
  }
  store.dispatch({ type: 'files-read', sources: readSources(services) })
  const last = outcome()
  if (saved.type === 'failed') store.dispatch({ type: 'save-failed', message: saved.message })
  else if (last && 'conflict' in last) {
    store.dispatch({ type: 'save-clashed', request, conflict: last.conflict })
  } else {
    store.dispatch({ type: 'save-failed', message: `Not written: ${last?.refused?.message ?? 'unknown'}.` })
  }
}

async function openEditor(services: Services, store: Store, file: FileRole, line: number): Promise<void> {
  afterwards(store, await services.openEditor(file, line))
}

/** Something else had the screen: whatever it did to the files is read. */
function afterwards(store: Store, failure: string | null): void {
  if (failure !== null) store.dispatch({ type: 'noticed', tone: 'error', text: failure })
  store.dispatch({ type: 'intent', intent: 'reload' })
}
