import type { Effect } from '../../app/effect.ts'
import type { RunEffect, Store } from '../../app/store.ts'
import type { Services } from '../services/services.ts'
import { createCheckRunner } from './check-effects.ts'
import { readHomeInto, saveEdit } from './home-effects.ts'
import { createSessionRunner } from './session-effects.ts'

/** The one switch from effects to the outside world. Whatever comes of an effect comes back as an event. */
export function createRunner(services: Services): RunEffect {
  const runSession = createSessionRunner(services)
  const runCheck = createCheckRunner(services)
  return (effect, store) => {
    switch (effect.type) {
      case 'read-home':
        readHomeInto(store, services)
        return
      case 'save':
        void saveEdit(services, store, effect.request)
        return
      case 'rename-token':
        services.renameToken(effect.from, effect.to)
        store.dispatch({ type: 'home-changed' })
        return
      case 'log-in':
      case 'give-up':
      case 'log-out':
      case 'list-accounts':
      case 'refresh':
        runSession(effect, store)
        return
      case 'check':
      case 'cancel-check':
      case 'answer-mfa':
        runCheck(effect, store)
        return
      case 'open-editor':
        void services.openEditor(effect.file, effect.line).then((reason) => comeBack(store, reason))
        return
      case 'subshell':
        void services.subshell(effect.name).then((reason) => comeBack(store, reason))
        return
      case 'console':
        void openConsole(services, store, effect)
        return
      case 'pick':
        services.pick(effect.name)
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

/** The screen was lent: whoever had it may have written the files. `reason` says what went wrong, or is null. */
function comeBack(store: Store, reason: string | null): void {
  if (reason !== null) store.dispatch({ type: 'noticed', tone: 'error', text: reason })
  store.dispatch({ type: 'home-changed' })
}

async function openConsole(
  services: Services,
  store: Store,
  { name }: Extract<Effect, { readonly type: 'console' }>,
): Promise<void> {
  const entry = store.getState().profileIndex.entryOf(name)
  comeBack(store, entry ? await services.openConsole(entry) : null)
}
