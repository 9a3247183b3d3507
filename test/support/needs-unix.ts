/** Test files that cannot run on Windows, by what they need. `test/windows` tries the same things there. */
export const NEEDS_UNIX: Readonly<Record<string, readonly string[]>> = {
  'a Unix pty': [
    'test/stories/**',
    'test/interop/**',
    'test/packaging/**',
    'test/screenshots.test.ts',
    'test/soak/**',
  ],
  'sh and its tools': [
    'test/aws/process*.test.ts',
    'test/build/launcher.test.ts',
    'test/commands/{aws-login,check*,console,doctor,exec,import,output,populate,program*,whoami}.test.ts',
    'test/readme.commands.test.ts',
    'test/terminal/{aws-login,clipboard,editor,pick,subshell}.test.ts',
  ],
  'modes, owners, pipes, symlinks and signals of Unix': [
    'test/aws/client-config.quiet.test.ts',
    'test/commands/{list,login,set}.test.ts',
    'test/demo/sample-home.test.ts',
    'test/os/{atomic-write,files,finish-change,lock,read-whole,save*,set-mode,token-folder*,watch}.test.ts',
  ],
}
