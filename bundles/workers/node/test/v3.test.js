'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const test = require('node:test');
const { app, copyOf, SAMPLES } = require('./support/apps');
const { runFunctionJson, text } = require('./support/running');

const HTTP = [
    { type: 'httpTrigger', direction: 'in', name: 'req' },
    { type: 'http', direction: 'out', name: 'res' },
];

/** An app of one function "f" with this script. */
function functionJsonApp(script, { functionJson, file = 'index.js', ...files } = {}) {
    return app({ 'f/function.json': { bindings: HTTP, ...functionJson }, [`f/${file}`]: script, ...files });
}

function output(answer, name = 'res') {
    return answer.outputData?.find((entry) => entry.name === name)?.data;
}

test('the hello-v3 sample answers by name', async (t) => {
    const running = await runFunctionJson(t, copyOf(path.join(SAMPLES, 'hello-v3')));

    const answer = await running.http('hello', { query: { name: 'Ada' } });

    assert.equal(text(output(answer)), 'Hello, Ada');
    assert.deepEqual(running.introduction.workerMetadata.customProperties, { modelName: '@azure/functions', modelVersion: '3.5.1' });
});

test('an app without any package is looked for in function.json files', async (t) => {
    const running = await runFunctionJson(t, functionJsonApp('module.exports = async (context) => { context.res = { body: 1 }; };'));

    assert.equal(running.list.result.status, 'Success');
    assert.equal(running.list.functionMetadataResults, undefined);
    assert.equal(output(await running.http('f')).http.body.int, '1');
});

test('the only export, the one called run or index, or the named entry point is the function', async (t) => {
    const answers = (name) => `async (context) => { context.res = { body: '${name}' }; }`;
    const running = await runFunctionJson(
        t,
        app({
            'only/function.json': { bindings: HTTP },
            'only/index.js': `exports.anything = ${answers('only')};`,
            'run/function.json': { bindings: HTTP },
            'run/index.js': `exports.other = ${answers('other')}; exports.run = ${answers('run')};`,
            'named/function.json': { bindings: HTTP, entryPoint: 'two', scriptFile: '../shared.js' },
            'shared.js': `exports.one = ${answers('one')}; exports.two = ${answers('two')}; exports.three = 3;`,
            'this/function.json': { bindings: HTTP, entryPoint: 'method', scriptFile: '../object.js' },
            'object.js': `class Service { name = 'kept'; async method(context) { context.res = { body: this.name }; } } module.exports = new Service();`,
        }),
    );

    for (const [name, expected] of Object.entries({ only: 'only', run: 'run', named: 'two', this: 'kept' })) {
        assert.equal(text(output(await running.http(name))), expected);
    }
});

test('scripts may be ES modules, by ending or by package.json', async (t) => {
    const byEnding = await runFunctionJson(t, functionJsonApp(`export default async (context) => { context.res = { body: import.meta.url.split('.').pop() }; };`, { file: 'index.mjs' }));
    const byPackage = await runFunctionJson(
        t,
        functionJsonApp(`import os from 'node:os'; await null; export async function run(context) { context.res = { body: os.EOL }; } export const more = 1;`, {
            'package.json': { type: 'module' },
        }),
    );
    const nested = await runFunctionJson(t, functionJsonApp(`export default async (context) => { context.res = { body: 'nested' }; };`, { 'f/package.json': { type: 'module' } }));
    const common = await runFunctionJson(
        t,
        functionJsonApp(`module.exports = async (context) => { context.res = { body: 'common' }; };`, { file: 'index.cjs', 'package.json': { type: 'module' } }),
    );

    assert.equal(text(output(await byEnding.http('f'))), 'mjs');
    assert.equal(text(output(await byPackage.http('f'))), '\n');
    assert.equal(text(output(await nested.http('f'))), 'nested');
    assert.equal(text(output(await common.http('f'))), 'common');
});

test('a function that cannot be loaded says why and does not hinder the others', async (t) => {
    const running = await runFunctionJson(
        t,
        app({
            'broken/function.json': { bindings: HTTP },
            'broken/index.js': 'throw new Error("at the top");',
            'empty/function.json': { bindings: HTTP },
            'empty/index.js': 'exports.a = 1; exports.b = 2;',
            'fine/function.json': { bindings: HTTP },
            'fine/index.js': 'module.exports = async (context) => { context.res = { body: "fine" }; };',
            'missing/function.json': { bindings: HTTP, scriptFile: 'nowhere.js' },
            'number/function.json': { bindings: HTTP },
            'number/index.js': 'module.exports = 5;',
        }),
    );
    const reason = (name) => running.functions.get(name).answer.result.exception;

    assert.equal(reason('broken').message, "Worker was unable to load function broken: 'at the top' (broken/index.js, line 1)");
    assert.match(reason('broken').stackTrace, /broken.index\.js:1/);
    assert.match(reason('empty').message, /Unable to determine function entry point/);
    assert.match(reason('missing').message, /Cannot find module/);
    assert.match(reason('number').message, /is not a function/);
    assert.equal(text(output(await running.http('fine'))), 'fine');
    assert.equal((await running.http('broken')).result.exception.message, "Function code for 'id-of-broken' is not loaded and cannot be invoked.");
});

test('other triggers and bindings come and go as they do with the official worker', async (t) => {
    const bindings = [
        { type: 'queueTrigger', direction: 'in', name: 'message' },
        { type: 'blob', direction: 'in', name: 'picture' },
        { type: 'queue', direction: 'out', name: 'copy' },
        { type: 'table', direction: 'out', name: 'never' },
    ];
    const running = await runFunctionJson(
        t,
        functionJsonApp(
            `module.exports = async (context, message, picture) => {
                context.bindings.copy = [message, picture.toString(), context.bindingData.dequeueCount, context.bindingData.nested.innerName];
            };`,
            { functionJson: { bindings } },
        ),
    );
    const { id } = running.functions.get('f');

    const answer = await running.host.invoke({
        functionId: id,
        inputData: [
            { name: 'message', data: { string: '{"a":[1]}' } },
            { name: 'picture', data: { bytes: Buffer.from('png') } },
        ],
        triggerMetadata: { DequeueCount: { json: '1' }, Nested: { json: '{"InnerName":"x"}' }, Nothing: {} },
    });

    assert.deepEqual(JSON.parse(output(answer, 'copy').json), [{ a: [1] }, 'png', 1, 'x']);
    assert.equal(answer.outputData.length, 1);
});

test('lists of texts, numbers and bytes arrive as arrays', async (t) => {
    const running = await runFunctionJson(
        t,
        functionJsonApp(`module.exports = async (context, value) => { context.bindings.out = value.map((each) => Buffer.isBuffer(each) ? each.toString() : each); };`, {
            functionJson: { bindings: [{ type: 'xTrigger', direction: 'in', name: 'value' }, { type: 'x', direction: 'out', name: 'out' }] },
        }),
    );
    const echo = async (data) => JSON.parse(output(await running.invoke('f', data), 'out').json);

    assert.deepEqual(await echo({ collectionString: { string: ['a', ''] } }), ['a', '']);
    assert.deepEqual(await echo({ collectionBytes: { bytes: [Buffer.from('b')] } }), ['b']);
    assert.deepEqual(await echo({ collectionDouble: { double: [0.5, -2] } }), [0.5, -2]);
    assert.deepEqual(await echo({ collectionSint64: { sint64: [-1, '9007199254740993'] } }), [-1, '9007199254740993']);
});
