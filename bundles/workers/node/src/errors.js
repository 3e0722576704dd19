'use strict';

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

module.exports = { asError, toRpcException, explained };
