'use strict';

// Synchronously: nothing else can be done meanwhile, and Node.js has this part loaded already.
const fs = require('node:fs');
const path = require('node:path');
const { asError, explained, placeOf } = require('./errors');
const { loadScript } = require('./scripts');

/** Characters that make `main` a pattern instead of a file. */
const PATTERN = /[*?{}[\]()!]/;

/**
 * Loads the files that `main` of the app's package.json names, in the order of their names. Without a `main` there is
 * nothing to load: the app's functions are in function.json files.
 */
async function loadEntryPoint(app, directory, worker) {
    app.packageJson = readPackageJson(directory, worker);
    const { main } = app.packageJson;
    if (!main) {
        return;
    }
    let current = main;
    try {
        for (const file of findFiles(main, directory)) {
            current = file;
            worker.log('debug', `Loading entry point file "${file}"`);
            const script = path.join(directory, file);
            await app.whileLoading(script, () => loadScript(script, app.packageJson));
            worker.log('debug', `Loaded entry point file "${file}"`);
        }
    } catch (thrown) {
        throw explained(`Worker was unable to load entry point "${current}": ${asError(thrown).message}${placeOf(thrown, directory)}`, thrown);
    }
}

function findFiles(main, directory) {
    if (!PATTERN.test(main) && isFile(path.join(directory, main))) {
        return [path.normalize(main)];
    }
    // Loaded only when needed: an app that names one file starts sooner.
    const { globSync } = require('tinyglobby');
    const files = globSync(main, { cwd: directory });
    if (files.length === 0) {
        throw new Error(PATTERN.test(main) ? 'Found zero files matching the supplied pattern' : 'File does not exist');
    }
    return files.sort();
}

function isFile(file) {
    return fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** A package.json that is missing or broken is none: apps of function.json files need none. */
function readPackageJson(directory, worker) {
    try {
        const content = JSON.parse(fs.readFileSync(path.join(directory, 'package.json'), 'utf8'));
        return { main: textOf(content.main), type: textOf(content.type) };
    } catch (thrown) {
        worker.log('warning', `Worker failed to load package.json: ${asError(thrown).message}`);
        return {};
    }
}

function textOf(value) {
    return typeof value === 'string' ? value : undefined;
}

module.exports = { loadEntryPoint };
