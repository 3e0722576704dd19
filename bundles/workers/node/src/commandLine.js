'use strict';

/** What the host's frames may be at most when the command line does not say. */
const DEFAULT_LONGEST = 0x7fffffff;

/**
 * Where the host listens and how the worker is to introduce itself.
 * @typedef {{address: import('node:net').NetConnectOpts, workerId: string, requestId: string, longestMessage: number}} CommandLine
 */

/**
 * Reads `--functions-…` arguments, as `--name value` or `--name=value`; others are for workers of other languages.
 * @param {string[]} args without program and script
 * @returns {CommandLine}
 */
function readCommandLine(args) {
    const values = new Map();
    for (let index = 0; index < args.length; index++) {
        const [, name, value] = /^--(functions-[^=]+)(?:=(.*))?$/s.exec(args[index]) ?? [];
        if (name) {
            values.set(name, value ?? args[++index]);
        }
    }
    const missing = ['functions-uri', 'functions-worker-id', 'functions-request-id'].filter((name) => !values.get(name));
    if (missing.length > 0) {
        throw new Error(`The worker was started without --${missing.join(' and --')}. It is started by a Millrace agent, not by hand.`);
    }
    return {
        address: readAddress(values.get('functions-uri')),
        workerId: values.get('functions-worker-id'),
        requestId: values.get('functions-request-id'),
        longestMessage: readLongest(values.get('functions-grpc-max-message-length')),
    };
}

function readAddress(uri) {
    const [, path] = /^unix:(?:\/\/)?(\/.+)$/.exec(uri) ?? [];
    if (path) {
        return { path };
    }
    const [, host, port] = /^tcp:\/\/(\[[^\]]+\]|[^:/]+):(\d+)\/?$/.exec(uri) ?? [];
    if (!host || Number(port) < 1 || Number(port) > 65535) {
        throw new Error(`--functions-uri ${uri} is no address this worker can use; it knows unix:/path and tcp://host:port.`);
    }
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port), noDelay: true };
}

function readLongest(text) {
    const longest = Number(text ?? DEFAULT_LONGEST);
    if (!Number.isInteger(longest) || longest < 1) {
        throw new Error(`--functions-grpc-max-message-length ${text} is not a number of bytes.`);
    }
    return longest;
}

module.exports = { readCommandLine };
