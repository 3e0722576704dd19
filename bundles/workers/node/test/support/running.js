'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const { Host } = require('./host');

/** A worker that runs an app, and the app's functions by name. */
class Running {
    constructor(host, functions) {
        this.host = host;
        this.functions = functions;
    }

    /** Invokes an HTTP function and gives what the host would answer with. */
    async http(name, { method = 'GET', url = `http://app.test/api/${name}`, headers = {}, query = {}, params = {}, body, ...more } = {}) {
        const http = { method, url, nullableHeaders: nullable(headers), nullableQuery: nullable(query), nullableParams: nullable(params) };
        if (body !== undefined) {
            http.body = { bytes: Buffer.from(body) };
        }
        return this.invoke(name, { http }, more);
    }

    /** Invokes a function with a value for its trigger. */
    invoke(name, data, more = {}) {
        const { id, trigger } = this.functions.get(name);
        return this.host.invoke({ functionId: id, inputData: [{ name: trigger, data }], ...more });
    }
}

/** Starts, for the length of a test, a worker with an app that registers its functions by code, and loads them all. */
async function runIndexed(t, folder, options = {}) {
    const host = await Host.start(t, { app: folder, ...options });
    return loadIndexed(host, folder, await host.initialize(folder));
}

async function loadIndexed(host, folder, introduction) {
    assert.equal(introduction.result.status, 'Success', JSON.stringify(introduction));
    const list = await host.listFunctions(folder);
    assert.equal(list.result.status, 'Success', JSON.stringify(list));
    const functions = new Map();
    for (const metadata of list.functionMetadataResults ?? []) {
        const answer = await host.load(metadata.functionId, metadata);
        assert.equal(answer.result.status, 'Success', JSON.stringify(answer));
        functions.set(metadata.name, { id: metadata.functionId, trigger: triggerOf(metadata.bindings), metadata });
    }
    return Object.assign(new Running(host, functions), { introduction, list });
}

/** Starts a worker with an app of function.json files; `ids` may give function ids by name. */
async function runFunctionJson(t, folder, { ids = {}, ...options } = {}) {
    const host = await Host.start(t, { app: folder, ...options });
    const introduction = await host.initialize(folder);
    const list = await host.listFunctions(folder);
    assert.equal(list.useDefaultMetadataIndexing, true, JSON.stringify(list));
    const functions = new Map();
    for (const metadata of readFunctionJson(folder)) {
        const id = ids[metadata.name] ?? `id-of-${metadata.name}`;
        const answer = await host.load(id, metadata);
        functions.set(metadata.name, { id, trigger: triggerOf(metadata.bindings), metadata, answer });
    }
    return Object.assign(new Running(host, functions), { introduction, list });
}

/** As the host reads them: absolute script file, binding types, directions. */
function readFunctionJson(folder) {
    const names = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, 'function.json')));
    return names.sort().map((name) => {
        const directory = path.join(folder, name);
        const content = JSON.parse(fs.readFileSync(path.join(directory, 'function.json'), 'utf8'));
        const scripts = ['index.js', 'index.mjs', 'index.cjs'].filter((file) => fs.existsSync(path.join(directory, file)));
        const bindings = content.bindings.map(({ name: binding, type, direction }) => [binding, { type, direction }]);
        const scriptFile = path.join(directory, content.scriptFile ?? scripts[0] ?? 'index.js');
        return { name, directory, scriptFile, entryPoint: content.entryPoint ?? '', bindings: Object.fromEntries(bindings) };
    });
}

function triggerOf(bindings) {
    return Object.keys(bindings).find((name) => /trigger$/i.test(bindings[name].type));
}

function nullable(values) {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

/** The body of an HTTP answer as text. */
function text(typedData) {
    const { body } = typedData.http;
    return body.bytes ? Buffer.from(body.bytes).toString() : (body.string ?? body.json);
}

module.exports = { runIndexed, runFunctionJson, loadIndexed, text };
