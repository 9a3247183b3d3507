/** The variable with the path of the file to write the picked profile to; the shell function of `init` sets it. */
export const PICK_VARIABLE = 'AWSPROF_PICK_FILE'
/** What `awsprof use -` goes back to: the name of a profile, or `--none`; the shell function sets it. */
export const PREVIOUS_VARIABLE = 'AWSPROF_PREVIOUS_PROFILE'
