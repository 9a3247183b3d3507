/**
 * Source of the `bin` file. It uses only old syntax, so that even a very old Node can print that it is too old. Then it
 * loads `cli.js` if there are arguments, else `main.js`.
 *
 * @param build changes with the bundles
 * @param commands each has compiled code of its own, because each runs other functions
 */
export function launcher(version: string, build: string, commands: readonly string[]): string {
  return `#!/usr/bin/env node
var node = process.versions.node.split('.').map(Number);
if (node[0] < 22 || (node[0] === 22 && node[1] < 22) || node[0] === 23) {
  var needed = 'awsprof ${version} needs Node 22.22 or newer, but not 23. ';
  process.stderr.write(needed + 'This is Node ' + process.versions.node + '.\\n');
  process.exitCode = 2;
} else {
  start(require, __dirname + '/', function (path) {
    return process.getBuiltinModule('node:fs').readFileSync(path, 'latin1');
  });
}
${starter(build, commands)}`
}

/**
 * `start(require, folder, read)`: runs the bundle from the code that an earlier run has compiled, if there is any.
 *
 * Node's own compile cache holds what is compiled before a module runs, and so none of the functions that it calls: they
 * were compiled again each time, a quarter of what a command costs (`npm run bench commands`). So this saves the code at
 * the end of the first run. What is loaded later, Node's cache holds.
 *
 * V8 runs whatever it finds in such a file, and a default folder could have been created by anybody. So it is in a
 * folder that belongs to this user, in a place where nobody else can replace it, or in the one that NODE_COMPILE_CACHE
 * names. If there is none, the program runs without. The folder is in the temporary folder because a program that only
 * reads should leave nothing in the home.
 */
export function starter(build: string, commands: readonly string[]): string {
  return `
function start(require, folder, read) {
  var module = { exports: {} };
  var path = folder + (process.argv.length > 2 ? 'cli.js' : 'main.js');
  var cache = process.env.NODE_DISABLE_COMPILE_CACHE ? null : process.env.NODE_COMPILE_CACHE || ownFolder();
  if (cache) process.getBuiltinModule('node:module').enableCompileCache(cache);
  compiled(path, read(path), cache && cache + '/' + codeName()).call(null, module.exports, require, module, path, folder);
  module.exports.start();
}
function codeName() {
  var given = process.argv[2];
  var commands = ${JSON.stringify(commands)};
  var name = process.argv.length < 3 ? 'dashboard' : commands.indexOf(given) < 0 ? 'other' : given;
  return 'awsprof-${build}-' + process.version + '-' + process.arch + '-' + name;
}
function compiled(path, source, file) {
  var vm = process.getBuiltinModule('node:vm');
  var fs = process.getBuiltinModule('node:fs');
  var code;
  try { if (file) code = onlyIntact(fs.readFileSync(file)); } catch (error) {}
  var script = new vm.Script('(function (exports, require, module, __filename, __dirname) {' + source + '\\n})', {
    filename: path,
    cachedData: code
  });
  if (file && (!code || script.cachedDataRejected)) {
    // Wrong usage runs next to nothing.
    process.on('exit', function (status) { if (status !== 2) save(script, file); });
  }
  return script.runInThisContext();
}
// V8 crashes on a single wrong bit. So the code is there twice: to compare is quicker than to load a checksum.
function onlyIntact(both) {
  var code = both.subarray(0, both.length / 2);
  return code.length > 0 && code.equals(both.subarray(code.length)) ? code : undefined;
}
function save(script, file) {
  var fs = process.getBuiltinModule('node:fs');
  var fresh = file + '.' + process.pid;
  try {
    var code = script.createCachedData();
    // Whole and on the disk before it has its name.
    fs.writeFileSync(fresh, Buffer.concat([code, code]), { mode: 384, flush: true });
    fs.renameSync(fresh, file);
  } catch (error) {
    try { fs.unlinkSync(fresh); } catch (error) {}
  }
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
