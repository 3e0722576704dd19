'use strict';

const assert = require('node:assert/strict');
const path = require('node:path');
const test = require('node:test');
const { v4App, app, copyOf, SAMPLES } = require('./support/apps');
const { runIndexed, text } = require('./support/running');

test('the hello sample answers by name, and its timer runs', async (t) => {
    const running = await runIndexed(t, copyOf(path.join(SAMPLES, 'hello')));

    const hello = await running.http('hello', { query: { name: 'Ada' } });
    const tick = await running.invoke('heartbeat', { json: '{"IsPastDue":false,"Schedule":{},"ScheduleStatus":null}' });

    assert.equal(text(hello.returnValue), 'Hello, Ada');
    assert.equal(hello.returnValue.http.statusCode, '200');
    assert.equal(tick.result.status, 'Success');
    assert.equal(running.functions.get('heartbeat').metadata.bindings[running.functions.get('heartbeat').trigger].type, 'timerTrigger');
});

test('an echo gives back method, address, headers, query, parameters and body', async (t) => {
    const running = await runIndexed(
        t,
        v4App(`app.http('echo', { methods: ['POST'], route: 'echo/{part}', handler: async (request, context) => ({
            status: 201,
            headers: { 'x-seen': request.headers.get('x-sent') },
            cookies: [{ name: 'c', value: 'v', sameSite: 'None', maxAge: 5 }],
            jsonBody: { method: request.method, url: request.url, params: request.params, query: [...request.query], body: await request.text(),
                        name: context.functionName, trigger: context.options.trigger.type },
        }) });`),
    );

    const answer = await running.http('echo', {
        method: 'POST',
        url: 'http://app.test/api/echo/one?a=1',
        headers: { 'x-sent': 'žluť'.normalize('NFD').slice(0, 1), 'content-type': 'text/plain' },
        query: { a: '1' },
        params: { part: 'one' },
        body: 'příliš',
    });

    const { http } = answer.returnValue;
    assert.deepEqual(JSON.parse(text(answer.returnValue)), {
        method: 'POST',
        url: 'http://app.test/api/echo/one?a=1',
        params: { part: 'one' },
        query: [['a', '1']],
        body: 'příliš',
        name: 'echo',
        trigger: 'httpTrigger',
    });
    assert.equal(http.statusCode, '201');
    assert.equal(http.headers['x-seen'], 'z');
    assert.equal(http.headers['content-type'], 'application/json');
    assert.equal(http.cookies[0].sameSite, 'ExplicitNone');
    assert.equal(http.cookies[0].maxAge.value, 5);
});

test('a function with further inputs and outputs gets and gives them by name', async (t) => {
    const running = await runIndexed(
        t,
        v4App(`
        const { input, output } = require('@azure/functions');
        const row = input.generic({ type: 'sql', name: 'row' });
        const queue = output.storageQueue({ queueName: 'out', connection: 'S', name: 'queue' });
        app.storageQueue('copy', { queueName: 'in', connection: 'S', extraInputs: [row], extraOutputs: [queue], return: output.storageBlob({ path: 'a/b', connection: 'S' }),
            handler: (message, context) => {
                context.extraOutputs.set(queue, { message, row: context.extraInputs.get(row), times: context.triggerMetadata.dequeueCount });
                return Buffer.from('blob');
            } });`),
    );
    const { id, trigger, metadata } = running.functions.get('copy');

    const answer = await running.host.invoke({
        functionId: id,
        inputData: [
            { name: trigger, data: { string: '{"a":1}' } },
            { name: 'row', data: { json: '[{"id":7}]' } },
        ],
        triggerMetadata: { DequeueCount: { json: '2' } },
    });

    assert.deepEqual(JSON.parse(answer.outputData.find(({ name }) => name === 'queue').data.json), { message: { a: 1 }, row: [{ id: 7 }], times: 2 });
    assert.equal(Buffer.from(answer.returnValue.bytes).toString(), 'blob');
    assert.deepEqual(
        metadata.rawBindings.map((raw) => JSON.parse(raw)).map(({ name, type, direction }) => [name, type, direction]),
        [[trigger, 'queueTrigger', 'in'], ['row', 'sql', 'in'], ['$return', 'blob', 'out'], ['queue', 'queue', 'out']],
    );
});

test('retry settings travel with the function', async (t) => {
    const running = await runIndexed(
        t,
        v4App(`app.timer('fixed', { schedule: '0 * * * * *', retry: { strategy: 'fixedDelay', maxRetryCount: 3, delayInterval: { minutes: 1, seconds: 30 } }, handler: () => {} });
               app.timer('growing', { schedule: '0 * * * * *', retry: { strategy: 'exponentialBackoff', maxRetryCount: -1, minimumInterval: { seconds: 1 }, maximumInterval: { minutes: 1 } }, handler: () => {} });`),
    );

    assert.deepEqual(running.functions.get('fixed').metadata.retryOptions, { maxRetryCount: 3, delayInterval: { seconds: '90' }, retryStrategy: 'fixed_delay' });
    assert.deepEqual(running.functions.get('growing').metadata.retryOptions, { maxRetryCount: -1, minimumInterval: { seconds: '1' }, maximumInterval: { seconds: '60' } });
});

test('a retried invocation knows how often it was tried', async (t) => {
    const running = await runIndexed(t, v4App(`app.http('again', { handler: (request, { retryContext }) => ({ jsonBody: retryContext }) });`));

    const answer = await running.http('again', { retryContext: { retryCount: 0, maxRetryCount: 3, exception: { message: 'first try' } } });

    assert.deepEqual(JSON.parse(text(answer.returnValue)), { retryCount: 0, maxRetryCount: 3, exception: { message: 'first try', source: '', stackTrace: '' } });
});

test('log lines carry the invocation, the level and the category, and come before the answer', async (t) => {
    const running = await runIndexed(
        t,
        v4App(`app.http('talk', { handler: (request, context) => {
            context.log('plain %s', 'text'); context.trace('t'); context.debug('d'); context.info('i'); context.warn('w'); context.error('e');
            return { body: 'done' };
        } });`),
    );

    await running.http('talk', { invocationId: 'an-invocation' });

    const category = 'talk.Invocation';
    assert.deepEqual(running.host.logsOf('an-invocation'), [
        ['Information', 'plain text', category],
        [undefined, 't', category], // Trace is the default and does not travel
        ['Debug', 'd', category],
        ['Information', 'i', category],
        ['Warning', 'w', category],
        ['Error', 'e', category],
    ]);
    assert.ok(running.host.messages.at(-1).invocationResponse, 'the answer is last');
});

test('what a function writes to the console stays on standard output', async (t) => {
    const running = await runIndexed(t, v4App(`app.http('print', { handler: () => { console.log('to stdout'); console.error('to stderr'); return {}; } });`));

    await running.http('print');
    running.host.send({ workerTerminate: {} });
    await running.host.exited;

    assert.match(running.host.output, /^to stdout$/m);
    assert.match(running.host.errors, /^to stderr$/m);
});

test('hooks see and change inputs, function, result and error', async (t) => {
    const running = await runIndexed(
        t,
        v4App(`
        app.hook.appStart((context) => { globalThis.greeting = context.constructor.name; });
        app.hook.preInvocation((context) => { context.hookData.from = 'pre'; context.inputs = [{ name: 'changed' }];
            const inner = context.functionHandler; context.functionHandler = (...inputs) => inner(...inputs); });
        app.hook.postInvocation((context) => {
            if (context.error) { context.result = { body: 'rescued: ' + context.error.message }; context.error = null; return; }
            context.result = { body: globalThis.greeting + ' ' + context.hookData.from + ' ' + context.result.name };
        });
        app.http('hooked', { handler: (input) => ({ name: input.name }) });
        app.http('failing', { handler: () => { throw new Error('no'); } });`),
    );

    assert.equal(text((await running.http('hooked')).returnValue), 'AppStartContext pre changed');
    assert.equal(text((await running.http('failing')).returnValue), 'rescued: no');
});

test('log hooks see each line and change those of the app', async (t) => {
    const running = await runIndexed(
        t,
        v4App(`
        app.hook.log((line) => {
            line.message = [line.category, line.invocationContext?.functionName, line.message].join(' ');
            line.level = 'warning';
            line.invocationContext?.debug('not shown to the hook');
        });
        app.http('noted', { handler: (request, context) => { context.log('text'); return {}; } });`),
    );

    await running.http('noted', { invocationId: 'noted' });

    const category = 'noted.Invocation';
    assert.deepEqual(running.host.logsOf('noted'), [
        ['Debug', 'not shown to the hook', category],
        ['Warning', 'user noted text', category],
    ]);
});

test('main may be a pattern: all files it fits are loaded, in the order of their names', async (t) => {
    const http = (name) => `require('@azure/functions').app.http('${name}', { handler: () => ({ body: String(globalThis.order) }) }); (globalThis.order ??= []).push('${name}');`;
    const folder = app({
        'package.json': { main: './{src/index.js,src/functions/*.js}' },
        'src/index.js': http('first'),
        'src/functions/b.js': http('third'),
        'src/functions/a.js': http('second'),
        'src/functions/nested/no.js': http('never'),
    });
    const running = await runIndexed(t, folder);

    assert.deepEqual([...running.functions.keys()].sort(), ['first', 'second', 'third']);
    assert.equal(text((await running.http('first')).returnValue), 'second,third,first');
    assert.equal(running.functions.get('second').metadata.directory, path.join(folder, 'src/functions'));
    assert.equal(running.functions.get('second').metadata.scriptFile, 'a.js');
});

test('an app may use any name for headers and parameters, even __proto__', async (t) => {
    const running = await runIndexed(t, v4App(`app.http('odd', { handler: (request) => ({ jsonBody: { names: [...request.query.keys()], polluted: {}.value ?? null } }) });`));

    const answer = await running.http('odd', { query: JSON.parse('{"__proto__":"x","constructor":"y"}') });

    assert.deepEqual(JSON.parse(text(answer.returnValue)), { names: ['constructor'], polluted: null });
});
