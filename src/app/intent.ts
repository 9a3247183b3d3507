/** What a key means; `keys/keymap.ts` says which key. */
export type Intent =
  | 'quit'
  | 'redraw'
  | 'suspend'
  | 'reload'
  /** Enter in whatever is open. */
  | 'accept'
  /** Tab in a form. */
  | 'complete'
  | BrowseIntent
  | EditIntent
  | LoginIntent
  | CheckIntent
  /** What a profile is good for outside of the dashboard. */
  | 'pick'
  | 'copy'
  | 'console'
  | 'subshell'
  /** The accounts and roles of a session. */
  | 'accounts'
  | 'toggle'

export type CheckIntent = 'check' | 'check-all' | 'show-raw'

export type LoginIntent = 'log-in' | 'log-in-all' | 'log-out' | 'start-over' | 'copy-link' | 'open-browser'

export type Movement =
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'half-page-up'
  | 'half-page-down'
  | 'first'
  | 'last'

/** What changes what is looked at, and nothing else. */
export type BrowseIntent =
  | Movement
  | 'help'
  | 'back'
  | 'filter'
  | 'sort'
  | 'attention'
  | 'open-details'
  | 'next-pane'
  | 'list-pane'
  | 'details-pane'

/** What changes something, in the end. */
export type EditIntent =
  | 'edit'
  | 'add-setting'
  | 'remove-setting'
  | 'reveal'
  | 'new-profile'
  | 'duplicate'
  | 'rename'
  | 'delete'
  | 'undo'
  | 'redo'
  | 'open-editor'
