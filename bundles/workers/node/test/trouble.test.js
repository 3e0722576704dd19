'use strict';

// What happens when the app, the host or the worker itself is at fault.

const assert = require('node:assert/strict');
const test = require('node:test');
const { app, v4App } = require('./support/apps');
const { Host } = require('./support/host');
const { runIndexed, text } = require('./support/running');

test('what a function throws is the answer: message and stack, whatever was thrown', async (t) => {
    const running = await runIndexed(
        t,
        v4App(`const thrown = { error: () => new TypeError('broken'), text: () => 'only text', object: () => ({ code: 7 }),
                   circular: () => { const o = {}; o.o = o; return o; }, foreign: () => require('node:vm').runInNewContext("new Error('elsewhere')"),
                   readOnly: () => Object.defineProperty(new Error('fixed'), 'message', { value: 'fixed', writable: false }) };
               app.http('throws', { handler: (request) => { throw thrown[request.query.get('what')](); } });`),
    );
    const exception = async (what) => (await running.http('throws', { query: { what } })).result;

    const { status, exception: error } = await exception('error');
    assert.equal(status ?? 'Failure', 'Failure');
    assert.equal(error.message, 'broken');
    assert.match(error.stackTrace, /^TypeError: broken\n {4}at .*src.app\.js:/);
    assert.equal((await exception('text')).exception.message, 'only text');
    assert.equal((await exception('object')).exception.message, '{"code":7}');
    assert.equal((await exception('circular')).exception.message, '[object Object]');
    assert.equal((await exception('foreign')).exception.message, 'elsewhere');
    assert.equal((await exception('readOnly')).exception.message, 'fixed');
});

test('an answer that does not fit the contract fails its invocation only', async (t) => {
    const running = await runIndexed(
        t,
        v4App(`const { output } = require('@azure/functions');
               const out = output.generic({ type: 'x', name: 'out' });
               app.http('text', { handler: () => 'no object' });
               app.http('circular', { handler: () => { const o = {}; o.o = o; return { jsonBody: o }; } });
               app.generic('function', { trigger: { type: 'x', name: 'in' }, extraOutputs: [out], handler: (value, context) => { context.extraOutputs.set(out, () => 1); } });
               app.http('fine', { handler: () => ({ body: 'fine' }) });`),
    );

    assert.match((await running.http('text')).result.exception.message, /must be an object/);
    assert.match((await running.http('circular')).result.exception.message, /circular/);
    assert.equal((await running.invoke('function', { string: 'x' })).result.status, 'Success');
    assert.equal(text((await running.http('fine')).returnValue), 'fine');
});

test('an answer longer than the host takes fails and says so', async (t) => {
    const running = await runIndexed(t, v4App(`app.http('long', { handler: (request) => ({ body: 'x'.repeat(Number(request.query.get('length'))) }) });`), { longest: 20_000 });

    const { result } = await running.http('long', { query: { length: '20000' } });
    const short = await running.http('long', { query: { length: '10000' } });

    assert.match(result.exception.message, /^The invocationResponse has 20\d\d\d bytes, but the host takes at most 20000\.$/);
    assert.equal(short.result.status, 'Success');
});

test('an app that cannot be loaded is reported when the host asks for its functions', async (t) => {
    for (const [code, message] of [
        ['throw new Error("bad start");', /^Worker was unable to load entry point "src\/app\.js": bad start \(src\/app\.js, line 2\)$/],
        ['throw new Error("no file:///%zz/a.js:1");', /^Worker was unable to load entry point "src\/app\.js": no file:\/\/\/%zz\/a\.js:1 \(src\/app\.js, line 2\)$/],
        ['app.http("a", { handler() {} }); app.http("a", { handler() {} });', /has already been registered/],
        ['syntax error here', /^Worker was unable to load entry point "src\/app\.js": Unexpected .* \(src\/app\.js, line 2\)$/],
        ['app.hook.appStart(() => { throw new Error("hook"); });', /hook/],
    ]) {
        const folder = v4App(code);
        const host = await Host.start(t, { app: folder });

        const introduction = await host.initialize(folder);
        const list = await host.listFunctions(folder);
        const load = await host.load('a', { name: 'a' });

        assert.equal(introduction.result.status, 'Success', 'the worker itself is well');
        assert.match(list.result.exception.message, message);
        assert.match(load.result.exception.message, message);
        assert.match(host.errors, message.source.startsWith('^') ? new RegExp(message.source.slice(1).replace(/\$$/, '')) : message);
    }
});

test('a main that names no file is a reason too', async (t) => {
    for (const [main, reason] of [
        ['lost.js', 'File does not exist'],
        ['dist/**/*.js', 'Found zero files matching the supplied pattern'],
    ]) {
        const folder = app({ 'package.json': { main } });
        const host = await Host.start(t, { app: folder });
        await host.initialize(folder);

        const { result } = await host.listFunctions(folder);

        assert.equal(result.exception.message, `Worker was unable to load entry point "${main}": ${reason}`);
    }
});

test('functions are registered at the start or not at all', async (t) => {
    const running = await runIndexed(t, v4App(`app.http('late', { handler: () => { app.http('more', { handler() {} }); } });`));

    const { result } = await running.http('late');

    assert.match(result.exception.message, /came too late/);
});

for (const [what, code] of [
    ['an error in a timer', `setTimeout(() => { throw new Error('nobody\\ncatches'); }, 1)`],
    ['a promise that nobody waits for', `Promise.reject(new Error('nobody\\ncatches'))`],
]) {
    test(`${what} ends the worker with code 1 and the reason in one line on standard error`, async (t) => {
        const running = await runIndexed(t, v4App(`app.http('crash', { handler: (request, context) => { context.log('last line'); ${code}; return new Promise(() => {}); } });`));

        const answer = running.http('crash', { invocationId: 'lost' });

        await assert.rejects(answer, /The worker ended with 1/);
        assert.match(running.host.errors, /^LanguageWorkerConsoleLog\[error\] Worker uncaught exception: Error: nobody \| catches \| at /m);
        assert.deepEqual(running.host.logsOf('lost'), [['Information', 'last line', 'crash.Invocation']]);
    });
}

test('an app that looks after its rejected promises itself goes on', async (t) => {
    const running = await runIndexed(
        t,
        v4App(`process.on('unhandledRejection', (error) => console.log('seen ' + error.message));
               app.http('careless', { handler: async () => { Promise.reject(new Error('it')); await new Promise(setImmediate); return { body: 'alive' }; } });`),
    );

    assert.equal(text((await running.http('careless')).returnValue), 'alive');
    assert.match(running.host.output, /seen it/);
});

test('an app that exits takes the worker along, with its code and its log lines', async (t) => {
    const running = await runIndexed(t, v4App(`app.http('exit', { handler: (request, context) => { context.log('bye'); process.exit(3); } });`));

    await assert.rejects(running.http('exit', { invocationId: 'e' }), /ended with 3/);
    assert.deepEqual(running.host.logsOf('e').map(([, message]) => message), ['bye']);
});

test('a frame longer than allowed, or one that is no message, ends the worker with the reason', async (t) => {
    const tooLong = await Host.start(t, { longest: 1000 });
    tooLong.sendRaw(Buffer.from([0, 0, 0x03, 0xe9]));
    assert.equal(await tooLong.exited, 1);
    assert.match(tooLong.errors, /A frame of 1001 bytes came, but at most 1000 are allowed/);

    const noise = await Host.start(t);
    noise.sendRaw(Buffer.from([0, 0, 0, 3, 0x0a, 0x7f, 0x41]));
    assert.equal(await noise.exited, 1);
    assert.match(noise.errors, /longer than the message/);
});

test('a host that goes away takes the worker along', async (t) => {
    const running = await runIndexed(t, v4App(`setInterval(() => {}, 1000); app.http('wait', { handler: () => new Promise(() => {}) });`));

    running.host.closeStream();

    assert.equal(await running.host.exited, 0);
});

test('a host that goes away in the middle of a message is an error', async (t) => {
    const host = await Host.start(t);

    host.sendRaw(Buffer.from([0, 0, 0, 9, 1]));
    host.closeStream();

    assert.equal(await host.exited, 1);
    assert.match(host.errors, /in the middle of a message/);
});
