'use strict';

const { pathToFileURL } = require('node:url');

/** What `require` says of a file that only `import` can load. */
const NEEDS_IMPORT = new Set(['ERR_REQUIRE_ESM', 'ERR_REQUIRE_ASYNC_MODULE']);

/**
 * Loads a script of the app, CommonJS or ES module, and gives its exports.
 * @param {string} file absolute
 * @param {{type?: string}} packageJson the app's
 */
async function loadScript(file, packageJson) {
    if (isModule(file, packageJson)) {
        return import(pathToFileURL(file).href);
    }
    try {
        return require(file);
    } catch (error) {
        // A folder of the app may have a package.json of its own that makes its files modules.
        if (NEEDS_IMPORT.has(error?.code)) {
            return import(pathToFileURL(file).href);
        }
        throw error;
    }
}

function isModule(file, packageJson) {
    return file.endsWith('.mjs') || (packageJson.type === 'module' && !file.endsWith('.cjs'));
}

module.exports = { loadScript };
