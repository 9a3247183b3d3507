/** What a key can mean; `keys/keymap.ts` assigns the keys. */
export type Intent =
  | 'quit'
  | 'redraw'
  | 'suspend'
  | 'reload'
  /** Enter in whatever is open. */
  | 'accept'
  /** Tab in a form. */
  | 'complete'
  /** Ctrl-G in a form. */
  | 'begin-anew'
  | BrowseIntent
  | EditIntent
  | LoginIntent
  | CheckIntent
  /** Ways to use a profile outside the dashboard. */
  | 'pick'
  | 'copy'
  | 'console'
  | 'subshell'
  /** List the accounts and roles of a session. */
  | 'accounts'
  | 'toggle'
  | 'toggle-all'

export type CheckIntent = 'check' | 'check-all' | 'show-raw'

export type LoginIntent =
  | 'log-in'
  | 'log-in-all'
  | 'log-out'
  | 'start-over'
  | 'skip-login'
  | 'copy-link'
  | 'open-browser'

export type Movement =
  | 'up'
  | 'down'
  | 'page-up'
  | 'page-down'
  | 'half-page-up'
  | 'half-page-down'
  | 'first'
  | 'last'

/** Changes what is shown, and nothing else. */
export type BrowseIntent =
  | Movement
  | 'help'
  | 'back'
  | 'filter'
  | 'sort'
  | 'attention'
  | 'group'
  | 'fold-all'
  | 'open-details'
  | 'next-pane'
  | 'list-pane'
  | 'details-pane'

/** Leads to a change in a file, or shows a secret. */
export type EditIntent =
  | 'edit'
  | 'add-setting'
  | 'remove-setting'
  | 'reveal'
  | 'new-profile'
  | 'import-profiles'
  | 'fix'
  | 'duplicate'
  | 'rename'
  | 'delete'
  | 'undo'
  | 'redo'
  | 'open-editor'
