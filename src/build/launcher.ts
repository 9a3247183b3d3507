/**
 * Source of the `bin` file. It uses only old syntax, so that even a very old Node can print that it is too old. Then it
 * turns on the compile cache, which must happen before the program is loaded.
 *
 * Node runs whatever it finds in that cache, and its default folder could have been created by anybody. So the cache is
 * in a folder that belongs to this user, in a place where nobody else can replace it. If there is no such folder, the
 * program runs without a cache. The folder is in the temporary folder because a program that only reads should leave
 * nothing in the home.
 */
export function launcher(version: string): string {
  return `#!/usr/bin/env node
var node = process.versions.node.split('.').map(Number);
if (node[0] < 22 || (node[0] === 22 && node[1] < 22) || node[0] === 23) {
  var needed = 'awsprof ${version} needs Node 22.22 or newer, but not 23. ';
  process.stderr.write(needed + 'This is Node ' + process.versions.node + '.\\n');
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
    // On Windows every user has a temporary folder of their own.
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
