'use strict';

// From the first frame to the last: placeholders, status, the end.

const assert = require('node:assert/strict');
const { spawnSync } = require('node:child_process');
const path = require('node:path');
const test = require('node:test');
const { v4App, app } = require('./support/apps');
const { Host, WORKER } = require('./support/host');
const { loadIndexed, runIndexed, text } = require('./support/running');

test('a worker speaks over TCP as well', async (t) => {
    const running = await runIndexed(t, v4App(`app.http('hello', { handler: () => ({ body: 'over tcp' }) });`), { tcp: true });

    assert.equal(text((await running.http('hello')).returnValue), 'over tcp');
});

test('a placeholder gets its app: folder, environment and nothing of its own', async (t) => {
    const folder = v4App(`app.http('env', { handler: () => ({ jsonBody: { env: process.env, cwd: process.cwd(), zone: new Date(0).getHours() } }) });`);
    const host = await Host.start(t, { environment: { PLACEHOLDER_ONLY: 'x', TZ: 'UTC' } });

    const before = await host.initialize();
    const after = await host.specialize(folder, { APP_SETTING: 'y', TZ: 'Asia/Tokyo' });
    const running = await loadIndexed(host, folder, after);
    const seen = JSON.parse(text((await running.http('env')).returnValue));

    assert.deepEqual(before.workerMetadata.customProperties ?? {}, {});
    assert.equal(after.capabilitiesUpdateStrategy, 'replace');
    assert.equal(after.capabilities.RawHttpBodyBytes, 'true');
    assert.deepEqual(after.workerMetadata.customProperties, { modelName: '@azure/functions', modelVersion: '4.16.5' });
    assert.deepEqual(seen, { env: { APP_SETTING: 'y', TZ: 'Asia/Tokyo' }, cwd: folder, zone: 9 });
});

test('a worker runs one app in its life', async (t) => {
    const running = await runIndexed(t, v4App(`app.http('first', { handler: () => ({ body: 'first' }) });`));

    const second = await running.host.specialize(v4App(''), {});

    assert.match(second.result.exception.message, /runs an app already/);
    assert.equal(text((await running.http('first')).returnValue), 'first');
});

test('a placeholder may get an app of function.json files', async (t) => {
    const folder = app({});
    const host = await Host.start(t);
    await host.initialize();

    const answer = await host.specialize(folder, {});

    assert.equal((await host.listFunctions(folder)).useDefaultMetadataIndexing, true);
    assert.equal(answer.workerMetadata.customProperties.modelVersion, '3.5.1');
});

test('the status is told at once, also while a function runs', async (t) => {
    const running = await runIndexed(t, v4App(`app.http('wait', { handler: () => new Promise((resolve) => { globalThis.go = resolve; }) }); app.http('go', { handler: () => { globalThis.go({ body: 'gone' }); } });`));

    const waiting = running.http('wait');
    await running.host.ask('workerStatusRequest', {}, 'workerStatusResponse');
    await running.http('go');

    assert.equal(text((await waiting).returnValue), 'gone');
});

test('what the worker does not know or need is passed over', async (t) => {
    const running = await runIndexed(t, v4App(`app.http('hello', { handler: () => ({ body: 'still here' }) });`));
    const { host } = running;

    host.send({ invocationCancel: { invocationId: 'x' } });
    host.send({ fileChangeEventRequest: { fullPath: '/x' } });
    host.send({ workerHeartbeat: {} });
    host.sendRaw(Buffer.from([0, 0, 0, 0])); // a message without anything
    host.sendRaw(Buffer.from([0, 0, 0, 5, 0xfa, 0x3f, 2, 1, 2])); // content of a later contract

    assert.equal(text((await running.http('hello')).returnValue), 'still here');
});

test('frames may come in any pieces', async (t) => {
    const running = await runIndexed(t, v4App(`app.http('hello', { handler: async (request) => ({ body: await request.text() }) });`));
    const send = running.host.sendRaw.bind(running.host);
    running.host.sendRaw = (bytes) => bytes.forEach((byte) => send(Buffer.from([byte])));

    assert.equal(text((await running.http('hello', { method: 'POST', body: 'bit by bit' })).returnValue), 'bit by bit');
});

test('on WorkerTerminate the app says goodbye and the worker ends with 0', async (t) => {
    const running = await runIndexed(
        t,
        v4App(`app.hook.appTerminate(async () => { await new Promise(setImmediate); console.log('goodbye'); });
               app.http('hello', { handler: () => ({}) }); setInterval(() => {}, 1000);`),
    );

    running.host.send({ workerTerminate: { gracePeriod: { seconds: 5 } } });

    assert.equal(await running.host.exited, 0);
    assert.match(running.host.output, /goodbye/);
});

test('a goodbye that fails is logged and does not keep the worker', async (t) => {
    const running = await runIndexed(t, v4App(`app.hook.appTerminate(() => { throw new Error('no goodbye'); }); app.http('hello', { handler: () => ({}) });`));

    running.host.send({ workerTerminate: {} });

    assert.equal(await running.host.exited, 0);
    assert.ok(running.host.messages.some(({ rpcLog }) => rpcLog?.level === 'Error' && /no goodbye/.test(rpcLog.message)));
});

test('SIGTERM is WorkerTerminate, unless the app listens to it itself', async (t) => {
    const plain = await runIndexed(t, v4App(`app.hook.appTerminate(() => console.log('hook')); app.http('hello', { handler: () => ({}) });`));
    plain.host.process.kill('SIGTERM');
    assert.equal(await plain.host.exited, 0);
    assert.match(plain.host.output, /hook/);

    const own = await runIndexed(t, v4App(`process.on('SIGTERM', () => process.exit(7)); app.http('hello', { handler: () => ({}) });`));
    own.host.process.kill('SIGTERM');
    assert.equal(await own.host.exited, 7);
});

test('started by hand it says what it is', () => {
    const run = (...args) => spawnSync(process.execPath, [path.join(WORKER, 'src/worker.js'), ...args], { encoding: 'utf8' });
    const known = ['--functions-worker-id=w', '--functions-request-id=r'];

    assert.match(run().stderr, /started without --functions-uri and --functions-worker-id and --functions-request-id/);
    assert.match(run('--functions-uri', 'http://127.0.0.1:1/', ...known).stderr, /is no address this worker can use/);
    assert.match(run('--functions-uri=unix:/nowhere/at.all', ...known).stderr, /The stream to the host broke: connect ENOENT/);
    assert.match(run('--functions-uri=tcp://127.0.0.1:70000', ...known).stderr, /no address/);
    assert.match(run('--functions-uri=tcp://127.0.0.1:7', '--functions-grpc-max-message-length=many', ...known).stderr, /is not a number of bytes/);
    assert.equal(run().status, 1);
});
