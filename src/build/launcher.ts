/**
 * Source of the file that `bin` names. It must be understood by any Node, however old, because its first task is to
 * say so in one line; then it switches the compile cache on, which must happen before the program is loaded.
 *
 * Node runs what it finds in that cache without asking who put it there, and its own choice of a folder is one that
 * anybody may have made before. So it is one that is this user's alone, in a place where nobody else can put another one
 * in its stead; else the program is compiled anew. It is in the temporary folder because starting a program that only
 * reads must leave nothing in a home.
 */
export function launcher(version: string): string {
  return `#!/usr/bin/env node
var node = process.versions.node.split('.').map(Number);
if (node[0] < 22 || (node[0] === 22 && node[1] < 22) || node[0] === 23) {
  var wanted = 'awsprof ${version} needs Node 22.22 or newer, or 24';
  process.stderr.write(wanted + '; this is Node ' + process.versions.node + '.\\n');
  process.exitCode = 2;
} else {
  var cache = ownFolder();
  if (cache) process.getBuiltinModule('node:module').enableCompileCache(cache);
  require('./main.js');
}
function ownFolder() {
  var env = process.env;
  var isWindows = process.platform === 'win32';
  var place = isWindows ? env.TEMP : env.TMPDIR || '/tmp';
  if (!(isWindows ? /^[a-z]:/i : /^[/]/).test(place)) return null;
  var fs = process.getBuiltinModule('node:fs');
  try {
    // There each user has a temporary folder of his own.
    if (isWindows) return place + '/awsprof-compile-cache';
    var user = process.geteuid();
    var folder = place + '/awsprof-' + user;
    var around = fs.statSync(place);
    var isShared = around.uid !== user && around.uid !== 0 || around.mode & parseInt('022', 8);
    if (isShared && !(around.mode & parseInt('1000', 8))) return null;
    try { fs.mkdirSync(folder, 448); } catch (error) {}
    var found = fs.lstatSync(folder);
    return found.isDirectory() && found.uid === user && !(found.mode & parseInt('022', 8)) ? folder : null;
  } catch (error) {
    return null;
  }
}
`
}
