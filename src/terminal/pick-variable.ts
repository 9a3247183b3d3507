/** Names the file into which the dashboard writes the profile that was picked; set by the shell function of `init`. */
export const PICK_VARIABLE = 'AWSPROF_PICK_FILE'
