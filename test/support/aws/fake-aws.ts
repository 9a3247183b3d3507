import type { Home } from '../files/home.ts'

/** Puts a program `aws` of this version into a home, which notes how it is called in `calls`. Returns the PATH with it. */
export function fakeAws(home: Home, version: string, login = ':'): string {
  home.write(
    'bin/aws',
    `#!/bin/sh
if [ "$1" = --version ]; then echo "${version}"; exit 0; fi
printf '%s|' "$AWS_PROFILE" "$@" >> ${home.path('calls')}
${login}
`,
    0o755,
  )
  return `${home.path('bin')}:/usr/bin:/bin`
}
