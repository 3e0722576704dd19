'use strict';

const path = require('node:path');
const { asError, explained, placeOf } = require('./errors');
const { loadScript } = require('./scripts');

/**
 * Loads a function that a function.json describes.
 * @param {object} metadata as the host sent it; scriptFile is absolute
 */
async function loadFunction(metadata, packageJson) {
    try {
        const exported = await loadScript(metadata.scriptFile, packageJson);
        return { metadata, callback: findCallback(exported, metadata.entryPoint) };
    } catch (thrown) {
        const place = placeOf(thrown, path.dirname(metadata.directory || path.dirname(metadata.scriptFile)));
        throw explained(`Worker was unable to load function ${metadata.name}: '${asError(thrown).message}'${place}`, thrown);
    }
}

/** The export itself; of several the named one, else the only one, else one that is called run or index. */
function findCallback(exported, entryPoint) {
    const found = isNamespace(exported) ? pick(exported, entryPoint) : exported;
    if (!found) {
        throw new Error(
            `Unable to determine function entry point${entryPoint ? `: there is no export ${entryPoint}` : ''}. ` +
                "If a script exports several functions, call one 'run' or 'index', or name one as 'entryPoint' in function.json.",
        );
    }
    if (typeof found !== 'function') {
        throw new Error('The resolved entry point is not a function and cannot be invoked. Make sure the function has been correctly exported.');
    }
    return isNamespace(exported) ? found.bind(exported) : found.bind(undefined);
}

function isNamespace(exported) {
    return exported !== null && typeof exported === 'object';
}

function pick(exported, entryPoint) {
    if (entryPoint) {
        return exported[entryPoint];
    }
    // Node.js marks with __esModule what require got out of an ES module.
    const names = Object.keys(exported).filter((name) => name !== '__esModule');
    return names.length === 1 ? exported[names[0]] : exported.run || exported.index;
}

module.exports = { loadFunction };
