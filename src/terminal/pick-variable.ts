/** The variable with the path of the file to write the picked profile to; the shell function of `init` sets it. */
export const PICK_VARIABLE = 'AWSPROF_PICK_FILE'
