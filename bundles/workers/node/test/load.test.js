'use strict';

const assert = require('node:assert/strict');
const { createHash, randomBytes } = require('node:crypto');
const test = require('node:test');
const { app, v4App } = require('./support/apps');
const { runFunctionJson, runIndexed, text } = require('./support/running');

const hash = (bytes) => createHash('sha256').update(bytes).digest('hex');

test('bodies of 5 MB pass unharmed both ways, several at once', async (t) => {
    const running = await runIndexed(t, v4App(`app.http('echo', { methods: ['POST'], handler: async (request) => ({ body: Buffer.from(await request.arrayBuffer()) }) });`));
    const bodies = Array.from({ length: 4 }, () => randomBytes(5 * 1024 * 1024 + 1));

    const answers = await Promise.all(bodies.map((body) => running.http('echo', { method: 'POST', body })));

    assert.deepEqual(answers.map(({ returnValue }) => hash(returnValue.http.body.bytes)), bodies.map(hash));
});

test('a function.json function gets and gives 5 MB as well', async (t) => {
    const running = await runFunctionJson(
        t,
        app({
            'f/function.json': { bindings: [{ type: 'httpTrigger', direction: 'in', name: 'req' }, { type: 'http', direction: 'out', name: 'res' }] },
            'f/index.js': 'module.exports = async (context, req) => { context.res = { body: req.bufferBody }; };',
        }),
    );
    const body = randomBytes(5 * 1024 * 1024);

    const answer = await running.http('f', { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body });

    assert.equal(hash(answer.outputData[0].data.http.body.bytes), hash(body));
});

test('a thousand invocations at once all get their own answer', async (t) => {
    const running = await runIndexed(
        t,
        v4App(`app.http('hello', { handler: async (request, context) => {
            await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
            context.log(context.invocationId);
            return { body: request.query.get('n') + ' ' + context.invocationId };
        } });`),
    );
    const numbers = Array.from({ length: 1000 }, (_, index) => String(index));

    const answers = await Promise.all(numbers.map((n) => running.http('hello', { query: { n }, invocationId: `invocation-${n}` })));

    assert.deepEqual(answers.map(({ returnValue }) => text(returnValue)), numbers.map((n) => `${n} invocation-${n}`));
    numbers.forEach((n) => assert.deepEqual(running.host.logsOf(`invocation-${n}`), [['Information', `invocation-${n}`, 'hello.Invocation']]));
});

test('many lines and many sizes keep their order', async (t) => {
    const running = await runIndexed(
        t,
        v4App(`app.http('talk', { handler: (request, context) => { for (let n = 0; n < 3000; n++) context.log(n + ' ' + 'x'.repeat(n % 7 === 0 ? 40000 : n % 50)); return {}; } });`),
    );

    await running.http('talk', { invocationId: 'talk' });

    const lines = running.host.logsOf('talk').map(([, message]) => Number.parseInt(message, 10));
    assert.deepEqual(lines, Array.from({ length: 3000 }, (_, index) => index));
});
