/** Everything that the dashboard may ask the outside world for; carried out by `run-effect.ts`. */
export type Effect =
  | { readonly type: 'quit' }
  /** Draw the whole screen anew, whatever the terminal shows. */
  | { readonly type: 'redraw' }
  /** Ctrl-Z: give the terminal back and stop until the shell continues the program. */
  | { readonly type: 'suspend' }
  | { readonly type: 'read-files' }
  | { readonly type: 'read-caches' }
