'use strict';

const path = require('node:path');
const { fileURLToPath } = require('node:url');

/** A file and a line in a stack; of a syntax error they stand before everything else. */
const PLACE = /((?:file:\/\/\/|[A-Za-z]:[\\/]|\/)[^\n():]+):(\d+)/g;

/** Whatever was thrown, as an Error: programs may throw anything. */
function asError(thrown) {
    if (thrown instanceof Error) {
        return thrown;
    }
    // An Error of another realm (vm, jest) is no instance of ours.
    if (typeof thrown?.message === 'string' && typeof thrown?.stack === 'string') {
        return thrown;
    }
    return new Error(asText(thrown));
}

function asText(thrown) {
    if (thrown === null || thrown === undefined) {
        return 'Unknown error';
    }
    if (typeof thrown !== 'object') {
        return String(thrown);
    }
    try {
        return JSON.stringify(thrown);
    } catch {
        return Object.prototype.toString.call(thrown);
    }
}

function toRpcException(thrown) {
    const error = asError(thrown);
    return { message: String(error.message), stackTrace: error.stack === undefined ? '' : String(error.stack) };
}

/** The same error with a message that says where it struck; the stack stays that of the cause. */
function explained(message, thrown) {
    const cause = asError(thrown);
    const error = new Error(message, { cause });
    error.stack = cause.stack;
    return error;
}

/**
 * Where a file of a stack lies in the app's folder; empty for one that is not the app's own.
 * A stack holds the error's text, too, and what stands there may only look like a URL.
 */
function ownPath(directory, file) {
    let relative;
    try {
        relative = path.relative(directory, file.startsWith('file:') ? fileURLToPath(file) : file);
    } catch {
        return '';
    }
    const isOwn = !relative.startsWith('..') && !path.isAbsolute(relative) && !relative.includes('node_modules');
    return isOwn ? relative.replaceAll('\\', '/') : '';
}

/**
 * The first place of the app's own code that an error's stack names, such as ' (src/orders.js, line 3)'.
 * @param {string} directory the app's
 */
function placeOf(thrown, directory) {
    for (const [, file, line] of String(asError(thrown).stack).matchAll(PLACE)) {
        const own = ownPath(directory, file);
        if (own !== '') {
            return ` (${own}, line ${line})`;
        }
    }
    return '';
}

module.exports = { asError, toRpcException, explained, placeOf };
