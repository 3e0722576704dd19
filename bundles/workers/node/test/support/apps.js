'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const PACKAGE = path.join(__dirname, '../..');
const SAMPLES = path.join(PACKAGE, '../../../samples');

const made = [];
process.on('exit', () => made.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

/** An app of these files (path -> text, or an object that is written as JSON), with the library of the v4 model. */
function app(files) {
    const folder = newFolder();
    for (const [name, content] of Object.entries({ 'host.json': { version: '2.0' }, ...files })) {
        const file = path.join(folder, name);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    }
    return folder;
}

/** An app of the v4 model whose only file is src/app.js, with `app` and `report` in scope. */
function v4App(code, packageJson) {
    return app({
        'package.json': { main: 'src/app.js', ...packageJson },
        'src/app.js': `const { app, HttpResponse } = require('@azure/functions');\n${code}`,
    });
}

/** A copy of an app that lies elsewhere, for it may be read-only and has no library. */
function copyOf(folder) {
    const copy = newFolder();
    fs.cpSync(folder, copy, { recursive: true, filter: (file) => !file.includes('node_modules/') });
    makeWritable(copy);
    return copy;
}

function makeWritable(folder) {
    fs.chmodSync(folder, 0o755);
    for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory() && entry.name !== 'node_modules') {
            makeWritable(file);
        }
    }
}

function newFolder() {
    const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'millrace-app-')));
    made.push(folder);
    fs.mkdirSync(path.join(folder, 'node_modules/@azure'), { recursive: true });
    fs.symlinkSync(path.join(PACKAGE, 'node_modules/azure-functions-v4'), path.join(folder, 'node_modules/@azure/functions'));
    return folder;
}

module.exports = { app, v4App, copyOf, SAMPLES };
