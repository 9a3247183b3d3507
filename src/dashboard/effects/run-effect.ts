import type { Effect } from '../../app/effect.ts'
import type { RunEffect, Store } from '../../app/store.ts'
import type { Services } from '../services/services.ts'
import { createCheckRunner } from './check-effects.ts'
import { changeMode, readHomeInto, saveEdit } from './home-effects.ts'
import { createSessionRunner } from './session-effects.ts'

/** Maps every effect to a service. Results come back as events. */
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
      case 'set-mode':
        changeMode(services, store, effect.request)
        return
      case 'read-import':
        store.dispatch({
          type: 'import-read',
          attempt: effect.attempt,
          path: effect.path,
          read: services.readImport(effect.path),
        })
        return
      case 'rename-token':
        services.renameToken(effect.from, effect.to)
        store.dispatch({ type: 'home-changed' })
        return
      case 'log-in':
      case 'show-login':
      case 'give-up':
      case 'log-out':
      case 'list-accounts':
      case 'refresh':
      case 'renew-login':
        runSession(effect, store)
        return
      case 'check':
      case 'cancel-check':
      case 'answer-mfa':
        runCheck(effect, store)
        return
      case 'open-editor':
        void services.openEditor(effect.file, effect.line).then((reason) => resume(store, reason))
        return
      case 'subshell':
        void services.subshell(effect.name).then((reason) => resume(store, reason))
        return
      case 'aws-login':
        void services.awsLogin(effect.profile).then((told) => {
          store.dispatch({ type: 'noticed', ...told })
          store.dispatch({ type: 'home-changed' })
        })
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
        void services
          .copy(effect.text, effect.what)
          .then((notice) => store.dispatch({ type: 'noticed', ...notice }))
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

/** Another program has had the screen, and may have written the files. `reason`: why it did not start, or null. */
function resume(store: Store, reason: string | null): void {
  if (reason !== null) store.dispatch({ type: 'noticed', tone: 'error', text: reason })
  store.dispatch({ type: 'screen-returned' })
}

async function openConsole(
  services: Services,
  store: Store,
  { name }: Extract<Effect, { readonly type: 'console' }>,
): Promise<void> {
  const entry = store.getState().profileIndex.entryOf(name)
  const told = entry ? await services.openConsole(entry) : null
  if (told) store.dispatch({ type: 'noticed', ...told })
  store.dispatch({ type: 'home-changed' })
}
