'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

/** Installs what a folder's lock file says, unless that was done already: npm itself takes a second to find out. */
function install(folder) {
    const stamp = path.join(folder, 'node_modules/.installed');
    const wanted = fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
    if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) {
        return;
    }
    const windows = process.platform === 'win32';
    execFileSync(windows ? 'npm.cmd' : 'npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: windows });
    fs.mkdirSync(path.dirname(stamp), { recursive: true });
    fs.writeFileSync(stamp, wanted);
}

module.exports = { install };

if (require.main === module) {
    process.argv.slice(2).forEach((folder) => install(path.resolve(folder)));
}
