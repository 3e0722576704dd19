'use strict';

const assert = require('node:assert/strict');
const test = require('node:test');
const { app } = require('./support/apps');
const { runIndexed, text } = require('./support/running');

const FUNCTION = `import { app } from '@azure/functions';
export const where = new URL(import.meta.url).pathname.split('/').pop();
await new Promise(setImmediate);
app.http('hello', { handler: async () => ({ body: where }) });`;

for (const [title, files] of [
    ['type module', { 'package.json': { type: 'module', main: 'src/app.js' }, 'src/app.js': FUNCTION }],
    ['the ending mjs', { 'package.json': { main: 'src/*.mjs' }, 'src/app.mjs': FUNCTION }],
    ['a package.json of its own', { 'package.json': { main: 'dist/app.js' }, 'dist/package.json': { type: 'module' }, 'dist/app.js': FUNCTION }],
]) {
    test(`an app is an ES module by ${title}`, async (t) => {
        const running = await runIndexed(t, app(files));

        assert.equal(text((await running.http('hello')).returnValue), Object.keys(files).at(-1).split('/').pop());
    });
}

test('bundled code may require the core API from an ES module', async (t) => {
    const running = await runIndexed(
        t,
        app({
            'package.json': { type: 'module', main: 'app.js' },
            'app.js': `import { createRequire } from 'node:module';
                       const core = createRequire(import.meta.url)('@azure/functions-core');
                       const { app } = await import('@azure/functions');
                       app.http('core', { handler: () => ({ jsonBody: { host: core.hostVersion, model: core.getProgrammingModel().name, keys: Object.keys(core).sort() } }) });`,
        }),
    );

    assert.deepEqual(JSON.parse(text((await running.http('core')).returnValue)), {
        host: '4.1037.0.0',
        model: '@azure/functions',
        keys: ['Disposable', 'getProgrammingModel', 'hostVersion', 'log', 'registerFunction', 'registerHook', 'setProgrammingModel', 'version'],
    });
});
