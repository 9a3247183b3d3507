import { useInput, usePaste } from 'ink'
import { useSyncExternalStore } from 'react'
import type { Store } from '../app/store.ts'
import { contextOf, takesText } from '../keys/context.ts'
import { keyNames, match, unfolded } from '../keys/match.ts'
import type { Theme } from '../terminal/theme.ts'
import { screenOf } from '../view/screen.ts'
import { Dashboard } from './Dashboard.tsx'

/** The root component: draws the store's state and turns keys into events. */
export function App({ store, theme }: { readonly store: Store; readonly theme: Theme }) {
  const state = useSyncExternalStore(store.subscribe, store.getState)
  useInput((input, key) => {
    for (const pressed of keyNames(input, key)) {
      for (const name of unfolded(store.getState(), pressed)) {
        const event = match(store.getState(), name)
        if (event) store.dispatch(event)
      }
    }
  })
  usePaste((text) => {
    // Pasted text must never act as keys.
    if (takesText(contextOf(store.getState())))
      store.dispatch({ type: 'typed', edit: { type: 'insert', text } })
  })
  return <Dashboard screen={screenOf(state)} theme={theme} />
}
