/**
 * Source of the file that `bin` names. It must be understood by any Node, however old, because its first task is to
 * say so in one line; then it switches the compile cache on, which must happen before the program is loaded.
 *
 * Node runs what it finds in that cache without asking who put it there, and its own choice of a folder is one in
 * `$TMPDIR`, where anybody may have been first. So it is one of the user's, and where others could write into it, or
 * put another one in its place, the program is compiled anew. The folder above it is looked at as well: XDG_CACHE_HOME
 * may name a place that all share.
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
  var isWhole = isWindows ? /^[a-z]:/i : /^[/]/;
  var caches = isWindows ? env.LOCALAPPDATA : env.XDG_CACHE_HOME;
  if (!isWhole.test(caches)) {
    if (isWindows || !isWhole.test(env.HOME)) return null;
    caches = env.HOME + '/.cache';
  }
  var fs = process.getBuiltinModule('node:fs');
  var folders = [caches + '/awsprof', caches + '/awsprof/compile-cache'];
  try {
    for (var at = 0; at < folders.length; at++) {
      fs.mkdirSync(folders[at], { recursive: true, mode: '700' });
      var found = fs.lstatSync(folders[at]);
      if (!found.isDirectory()) return null;
      if (!isWindows && (found.uid !== process.geteuid() || found.mode & parseInt('022', 8))) return null;
    }
    return folders[1];
  } catch (error) {
    return null;
  }
}
`
}
