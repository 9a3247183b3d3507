import { useSyncExternalStore } from 'react'
import type { Store } from '../app/store.ts'
import type { Theme } from '../terminal/theme.ts'
import { screenOf } from '../view/screen.ts'
import { Dashboard } from './Dashboard.tsx'

/** The root component: draws the store's state. */
export function App({ store, theme }: { readonly store: Store; readonly theme: Theme }) {
  const state = useSyncExternalStore(store.subscribe, store.getState)
  return <Dashboard screen={screenOf(state)} theme={theme} />
}
