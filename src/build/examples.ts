/** Commands for the manual page, with what each does. All of them work with the sample profiles of `--demo`. */
export const EXAMPLES: readonly (readonly [command: string, does: string])[] = [
  ['awsprof --demo', 'Look around on sample profiles; nothing of yours is read, written or sent.'],
  ['awsprof login dev', 'Log in to the session behind the profile dev, on any device.'],
  ['awsprof check --all', 'Ask STS about every profile.'],
  ['awsprof exec dev -- aws s3 ls', 'Run one command with the credentials of dev.'],
  ['eval "$(awsprof export dev)"', 'Put the credentials of dev into this shell.'],
  [
    'awsprof status dev --format "{profile} {accountName} {left}"',
    'Print a line for a status bar, from local files alone.',
  ],
  ['awsprof lint --fix', 'Mend whatever has one right mending, after a look at the diff.'],
  ["awsprof list --json | jq -r '.profiles[].name'", 'Take the names of all profiles for a script.'],
]
