'use strict';

const Module = require('node:module');
const { Disposable } = require('./disposable');

const NAME = '@azure/functions-core';

/** The official worker whose core API this is: libraries that look at a version mean that one's. */
const VERSION = '3.9.1';

/**
 * Lets `require('@azure/functions-core')`, from wherever it is called, give the worker's side of the contract with
 * programming models: there is no such package.
 */
function offerCoreApi(worker) {
    const api = coreApi(worker);
    const load = Module._load;
    Module._load = function (request, ...rest) {
        return request === NAME ? api : load.call(this, request, ...rest);
    };
}

function coreApi(worker) {
    return {
        version: VERSION,
        get hostVersion() {
            return worker.hostVersion;
        },
        registerFunction: (metadata, callback) => worker.app.register(metadata, callback),
        registerHook: (name, callback) => worker.app.hooks.register(name, callback),
        setProgrammingModel: (model) => worker.app.chooseModel(model),
        getProgrammingModel: () => worker.app.programmingModel,
        log: (level, logCategory, message) => worker.log(level, message, { logCategory }),
        Disposable,
    };
}

module.exports = { offerCoreApi };
