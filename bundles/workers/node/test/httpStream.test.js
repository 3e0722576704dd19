'use strict';

const assert = require('node:assert/strict');
const { randomUUID } = require('node:crypto');
const http = require('node:http');
const path = require('node:path');
const test = require('node:test');
const { v4App } = require('./support/apps');
const { Host } = require('./support/host');
const { loadIndexed } = require('./support/running');

const APP = `app.setup({ enableHttpStream: true });
app.http('stream', { methods: ['POST'], handler: async (request) => ({ headers: { 'x-url': request.url }, body: request.body }) });`;

async function start(t, environment) {
    const folder = v4App(APP);
    const host = await Host.start(t, { app: folder });
    await host.initialize();
    const introduction = await host.specialize(folder, environment(host.folder));
    return loadIndexed(host, folder, introduction);
}

/** Forwards a request as the host does: to the worker's own server, and the invocation beside it. */
async function forward(running, address) {
    const invocationId = randomUUID();
    const headers = { 'x-ms-invocation-id': invocationId, 'x-forwarded-host': 'app.test', 'x-forwarded-proto': 'https' };
    const request = http.request({ ...address, path: '/api/stream?a=1', method: 'POST', headers });
    const answered = new Promise((resolve, reject) => request.on('response', resolve).on('error', reject));
    const invoked = running.http('stream', { invocationId, triggerMetadata: { Headers: { json: '{}' }, Query: { json: '{}' } } });
    request.write('first ');
    const response = await answered;
    const pieces = [];
    response.on('data', (piece) => {
        pieces.push(String(piece));
        if (pieces.length === 1) request.end('second');
    });
    await new Promise((resolve) => response.on('end', resolve));
    return { response, pieces, invocation: await invoked };
}

test('an app that streams does so on the socket the host names, and opens no port', async (t) => {
    const running = await start(t, (folder) => ({ MILLRACE_HTTP_SOCKET: path.join(folder, 'http.sock') }));
    const socketPath = path.join(running.host.folder, 'http.sock');

    const { response, pieces, invocation } = await forward(running, { socketPath });

    assert.equal(running.introduction.capabilities.HttpUri, `http://unix:${socketPath}`);
    assert.deepEqual(pieces, ['first ', 'second']);
    assert.equal(response.headers['x-url'], 'https://app.test/api/stream?a=1');
    assert.equal(invocation.result.status, 'Success');
});

test('without such a socket it opens a port and says which', async (t) => {
    const running = await start(t, () => ({}));
    const { hostname, port } = new URL(running.introduction.capabilities.HttpUri);

    const { pieces } = await forward(running, { hostname, port });

    assert.deepEqual(pieces, ['first ', 'second']);
});
