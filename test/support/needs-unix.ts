/** Test files that cannot run on Windows, by what they need. `test/windows` tries the same things there. */
export const NEEDS_UNIX: Readonly<Record<string, readonly string[]>> = {
  'a Unix pty': ['test/stories/**', 'test/interop/**', 'test/packaging/**'],
  'sh and its tools': [
    'test/aws/process*.test.ts',
    'test/build/launcher.test.ts',
    'test/commands/{aws-login,check*,console,exec,import,output,populate,program*,whoami}.test.ts',
    'test/terminal/{clipboard,editor,pick}.test.ts',
  ],
  'modes, owners, symlinks and signals of Unix': [
    'test/commands/{list,login,set}.test.ts',
    'test/os/{atomic-write,files,finish-change,lock,save*,set-mode,token-folder*,watch}.test.ts',
  ],
}
