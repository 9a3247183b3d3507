/**
 * Source of the file that `bin` names. It must be understood by any Node, however old, because its first task is to
 * say so in one line; then it switches the compile cache on, which must happen before the program is loaded.
 */
export function launcher(version: string): string {
  return `#!/usr/bin/env node
var node = process.versions.node.split('.').map(Number);
if (node[0] < 22 || (node[0] === 22 && node[1] < 22) || node[0] === 23) {
  process.stderr.write('awsprof ${version} needs Node 22.22 or newer, or 24; this is Node ' + process.versions.node + '.\\n');
  process.exitCode = 2;
} else {
  process.getBuiltinModule('node:module').enableCompileCache();
  require('./main.js');
}
`
}
