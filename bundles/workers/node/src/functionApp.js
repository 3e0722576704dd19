'use strict';

const path = require('node:path');
const { Hooks, hookContext } = require('./hooks');
const { Disposable } = require('./disposable');
const { loadEntryPoint } = require('./entryPoint');
const { loadFunction } = require('./functionJson');

/**
 * @typedef {{metadata: object, callback: Function}} LoadedFunction metadata as the programming models expect it
 */

/** One function app in this process: what it registered, what it hooked into, and how it fared at its start. */
class FunctionApp {
    #worker;
    #model;
    #choosingDefault = false;
    #functions = new Map();
    #usesIndexing = false;
    #locked = false;
    #unloaded = new Set();
    #loading;
    #startAndEndData = {};

    hooks = new Hooks();
    /** Shared by all hooks of the app. */
    hookData = {};
    packageJson = {};
    /** Whether it was given its folder yet. */
    started = false;
    /** Why the app's own code could not be loaded, else undefined. */
    loadError;

    constructor(worker) {
        this.#worker = worker;
    }

    /** The library between us and the app's functions: what the app brought, else the one for function.json apps. */
    get programmingModel() {
        if (!this.#model) {
            // Calls back chooseModel. Loaded this late because most apps bring their own.
            this.#choosingDefault = true;
            require('@azure/functions').setup();
            this.#choosingDefault = false;
        }
        return this.#model;
    }

    chooseModel(model) {
        if (!this.#choosingDefault) {
            this.#worker.log('information', `Setting Node.js programming model to "${model.name}" version "${model.version}"`);
        }
        this.#model = model;
    }

    /** Whether functions were registered by code; else the host has to look for function.json files. */
    get usesIndexing() {
        return this.#usesIndexing;
    }

    /** Loads the app's code and runs its start hooks. An app that cannot be loaded has a {@link loadError} afterwards. */
    async start(directory) {
        this.started = true;
        try {
            await loadEntryPoint(this, directory, this.#worker);
            await this.hooks.run('appStart', hookContext(this.sharedByHooks, { functionAppDirectory: directory }));
        } catch (error) {
            this.loadError = error;
            // For whoever watches the app's output; the host gets it as the answer to its next request.
            console.error(`${error.message}\n${error.stack}`);
        }
    }

    end() {
        return this.hooks.run('appTerminate', hookContext(this.sharedByHooks, {}));
    }

    /** What the hooks see that belong to no invocation. */
    get sharedByHooks() {
        return { hookData: this.#startAndEndData, appHookData: this.hookData };
    }

    /** Runs `load`; functions registered meanwhile are said to come from this file. */
    async whileLoading(file, load) {
        this.#loading = file;
        try {
            await load();
        } finally {
            this.#loading = undefined;
        }
    }

    /** Registers a function by code. Its id is its name unless the app says otherwise. */
    register(metadata, callback) {
        if (this.#locked) {
            throw new Error(`Function "${metadata.name}" came too late: functions can only be registered while the app starts.`);
        }
        const id = metadata.functionId || metadata.name;
        if (this.#functions.has(id)) {
            throw new Error(`A function with id "${id}" has already been registered; give each function a name of its own.`);
        }
        this.#usesIndexing = true;
        this.#functions.set(id, { metadata: { ...metadata, ...this.#origin(), functionId: id, rawBindings: rawBindings(metadata) }, callback });
        return new Disposable(() => this.#unregister(id));
    }

    #unregister(id) {
        if (this.#locked) {
            throw new Error(`Function "${id}" can only be disposed while the app starts.`);
        }
        this.#functions.delete(id);
    }

    /** A best guess for tools that show the file; hosts want a script file not to be empty. */
    #origin() {
        return this.#loading ? { directory: path.dirname(this.#loading), scriptFile: path.basename(this.#loading) } : { scriptFile: 'unknown' };
    }

    /** Closes registration and tells what there is. */
    index() {
        this.#locked = true;
        this.#refuseBroken();
        this.#unloaded = new Set(this.#functions.keys());
        return [...this.#functions.values()].map(({ metadata }) => metadata);
    }

    /** Makes a function ready: one of function.json by loading its script. */
    async load(id, metadata) {
        this.#locked = true;
        this.#refuseBroken();
        this.#unloaded.delete(id);
        if (!this.#usesIndexing) {
            this.#functions.set(id, await loadFunction(metadata, this.packageJson));
        }
    }

    /** Whether all is loaded that was registered by code, and HTTP requests may come now. */
    get waitsForHttp() {
        return this.#unloaded.size === 0 && this.#usesIndexing && [...this.#functions.values()].some(hasHttpTrigger);
    }

    #refuseBroken() {
        if (this.loadError) {
            throw this.loadError;
        }
    }

    /** @returns {LoadedFunction} */
    find(id) {
        const found = this.#functions.get(id);
        if (!found) {
            throw new Error(`Function code for '${id}' is not loaded and cannot be invoked.`);
        }
        return found;
    }
}

function hasHttpTrigger({ metadata }) {
    return Object.values(metadata.bindings).some(({ type }) => type === 'httpTrigger');
}

/** What hosts go by: each binding as a function.json would have it. */
function rawBindings(metadata) {
    return Object.entries(metadata.bindings).map(([name, binding]) => JSON.stringify({ ...binding, name }));
}

module.exports = { FunctionApp };
