'use strict';

// What the official worker was seen to send (fixture http-golden), sent again by ours.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const test = require('node:test');
const { copyOf } = require('./support/apps');
const { runFunctionJson, runIndexed } = require('./support/running');

const fixture = findFixture();
const missing = 'the folder shared/fixtures/http-golden is not here (MILLRACE_SHARED)';

function findFixture() {
    const found = [process.env.MILLRACE_SHARED, ...sharedFoldersAbove()].filter(Boolean).map((shared) => path.join(shared, 'fixtures/http-golden'));
    return found.find((folder) => fs.existsSync(path.join(folder, 'worker-messages.json')));
}

function sharedFoldersAbove() {
    const folders = [];
    for (let folder = process.cwd(); folder !== path.dirname(folder); folder = path.dirname(folder)) {
        folders.push(path.join(folder, 'shared'));
    }
    return folders;
}

/** A test that is skipped where the fixture is not, and fails there on the build server. */
function goldenTest(name, run) {
    const skip = !fixture && process.env.CI !== 'true' ? missing : false;
    test(name, { skip }, async (t) => {
        assert.ok(fixture, missing);
        const runs = JSON.parse(fs.readFileSync(path.join(fixture, 'worker-messages.json'), 'utf8'));
        await run(t, (wanted) => runs.find((each) => each.run === wanted));
    });
}

goldenTest('the start of a v4 app is told as the official worker tells it', async (t, recorded) => {
    const folder = copyOf(path.join(fixture, 'apps/v4'));
    const running = await runIndexed(t, folder);
    const [start] = recorded('v4').steps;

    const init = ofWorker(start, 'workerInitResponse')[0];
    assert.deepEqual(running.introduction.capabilities, init.capabilities);
    assert.deepEqual(running.introduction.result, init.result);
    assert.deepEqual(Object.keys(running.introduction.workerMetadata).sort(), Object.keys(init.workerMetadata).sort());
    assert.deepEqual(running.introduction.workerMetadata.customProperties, init.workerMetadata.customProperties);

    const index = ofWorker(start, 'functionMetadataResponse')[0];
    const first = index.functionMetadataResults.map(({ name }) => running.functions.get(name).metadata);
    assert.deepEqual(normal(first, [folder, '<app>']), normal(index.functionMetadataResults));
    assert.equal(running.list.useDefaultMetadataIndexing ?? false, index.useDefaultMetadataIndexing);
    assert.equal(running.functions.size, 81);
});

goldenTest('every recorded invocation of the v4 app has the recorded answer and log lines', async (t, recorded) => {
    const running = await runIndexed(t, copyOf(path.join(fixture, 'apps/v4')));
    for (const run of ['v4', 'v4auth', 'v4chunk']) {
        await replay(running, recorded(run));
    }
});

goldenTest('every recorded invocation of the v3 app has the recorded answer and log lines', async (t, recorded) => {
    const run = recorded('v3');
    const ids = Object.fromEntries(invocations(run).map(({ request, logs }) => [logs[0].category.replace('.Invocation', ''), request.functionId]));
    const folder = copyOf(path.join(fixture, 'apps/v3'));
    fs.rmSync(path.join(folder, 'package.json'));
    const running = await runFunctionJson(t, folder, { ids });
    await replay(running, run);
});

async function replay({ host }, run) {
    for (const { step, request, response, logs } of invocations(run)) {
        const invocationId = `${run.run} ${step}`;
        const answer = await host.invoke({ ...request, invocationId });
        assert.deepEqual(normal(answer, [invocationId, request.invocationId]), normal(response), step);
        assert.deepEqual(host.logsOf(invocationId), logs.filter(isForTheUser).map(asLine), step);
    }
}

function invocations({ steps }) {
    return steps.flatMap((step) => {
        const request = step.messages.find(({ message }) => message?.invocationRequest)?.message.invocationRequest;
        const response = ofWorker(step, 'invocationResponse')[0];
        return request ? [{ step: step.step, request, response, logs: ofWorker(step, 'rpcLog') }] : [];
    });
}

function ofWorker(step, kind) {
    return step.messages.filter(({ from }) => from === 'worker').map(({ message }) => message[kind]).filter(Boolean);
}

/** The official worker also says, for its makers, that each request has arrived. */
function isForTheUser({ logCategory, level }) {
    return !(logCategory === 'System' && level === 'Debug');
}

/** Trace is the default level and does not travel. */
function asLine({ level, message, category }) {
    return [level === 'Trace' ? undefined : level, message, category];
}

/** Defaults left out, bytes as text, of a stack trace only the message, and some names replaced. */
function normal(value, [from, to] = []) {
    if (typeof value === 'string') {
        return from ? value.replaceAll(from, to) : value;
    }
    if (value instanceof Uint8Array) {
        return Buffer.from(value).toString('base64');
    }
    if (Array.isArray(value)) {
        return value.map((each) => normal(each, [from, to]));
    }
    if (value === null || typeof value !== 'object') {
        return value;
    }
    const entries = Object.entries(value).filter(([, each]) => !isLeftOut(each));
    return Object.fromEntries(entries.map(([name, each]) => [name, name === 'stackTrace' ? normal(each, [from, to]).split('\n')[0] : normal(each, [from, to])]));
}

function isLeftOut(value) {
    return [false, '', 'Failure', 'in', 'None'].includes(value) || (value instanceof Uint8Array && value.length === 0);
}
