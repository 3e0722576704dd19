'use strict';

const assert = require('node:assert/strict');
const { spawn } = require('node:child_process');
const { randomUUID } = require('node:crypto');
const { once } = require('node:events');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { decode, encode } = require('./streamingMessage');

const WORKER = path.join(__dirname, '../../target/worker');
const SHIPPED = path.join(__dirname, '../../target/worker/runtime/node');
const NODE = process.env.MILLRACE_TEST_NODE ?? (fs.existsSync(SHIPPED) ? SHIPPED : process.execPath);
const LIMIT = 20_000;

/**
 * A small strict host: starts the built worker, speaks frames with it over a real unix socket and takes nothing that the
 * contract does not allow. What the worker says is decoded by protobufjs, so by other code than the worker's own.
 * Workers run with the Node.js that ships, or with that of MILLRACE_TEST_NODE.
 */
class Host {
    #server;
    #socket;
    #received = Buffer.alloc(0);
    #waiting = [];

    /** All the worker sent, oldest first. */
    messages = [];
    output = '';
    errors = '';

    /**
     * @param {import('node:test').TestContext} t ends the worker with the test
     * @param {{app?: string, environment?: object, longest?: number, tcp?: boolean, nodeArguments?: string[]}} options
     *     app: the working directory; the worker learns of it by {@link initialize}
     */
    static async start(t, options = {}) {
        const host = new Host();
        t.after(() => host.#stop());
        await host.#listen(options.tcp);
        host.#spawn(options);
        await host.#accept();
        const start = await host.next(({ startStream }) => startStream);
        assert.equal(start.startStream.workerId, host.workerId);
        assert.equal(start.requestId, host.requestId);
        assert.equal(host.messages.length, 1, 'StartStream must come first');
        return host;
    }

    async #listen(tcp) {
        this.folder = fs.mkdtempSync(path.join(os.tmpdir(), 'millrace-node-'));
        this.socketPath = path.join(this.folder, 'worker.sock');
        this.#server = net.createServer();
        this.#server.listen(tcp ? { host: '127.0.0.1', port: 0 } : this.socketPath);
        await once(this.#server, 'listening');
        this.uri = tcp ? `tcp://127.0.0.1:${this.#server.address().port}` : `unix:${this.socketPath}`;
    }

    #spawn({ app = this.folder, environment = {}, longest = 2147483647, nodeArguments = [] }) {
        this.workerId = randomUUID();
        this.requestId = randomUUID();
        const args = [
            ...nodeArguments,
            path.join(WORKER, 'src/worker.js'),
            ...['--host', '127.0.0.1', '--port', '1', '--workerId', this.workerId, '--requestId', this.requestId],
            ...['--functions-uri', this.uri, '--functions-worker-id', this.workerId, '--functions-request-id', this.requestId],
            ...['--functions-grpc-max-message-length', String(longest)],
        ];
        const env = { PATH: process.env.PATH, HOME: this.folder, TMPDIR: this.folder, ...environment };
        this.process = spawn(NODE, args, { cwd: app, env, stdio: ['ignore', 'pipe', 'pipe'] });
        this.process.stdout.on('data', (text) => (this.output += text));
        this.process.stderr.on('data', (text) => (this.errors += text));
        this.exited = new Promise((resolve) => {
            this.process.on('close', (code, signal) => {
                this.exitCode = code;
                this.#fail(new Error(`The worker ended with ${code ?? signal}: ${this.errors}`));
                resolve(code ?? signal);
            });
        });
    }

    async #accept() {
        const connection = await Promise.race([once(this.#server, 'connection'), this.exited.then(() => [])]);
        if (!connection[0]) {
            throw new Error(`The worker never connected: ${this.errors}`);
        }
        [this.#socket] = connection;
        this.#socket.on('data', (piece) => this.#take(piece));
        this.#socket.on('error', () => {});
    }

    #take(piece) {
        this.#received = this.#received.length ? Buffer.concat([this.#received, piece]) : piece;
        while (this.#received.length >= 4) {
            const end = 4 + this.#received.readUInt32BE();
            if (this.#received.length < end) {
                return;
            }
            const bytes = this.#received.subarray(4, end);
            this.#received = this.#received.subarray(end);
            this.#arrived(decode(bytes));
        }
    }

    #arrived(message) {
        this.messages.push(message);
        this.#waiting = this.#waiting.filter((waiter) => {
            if (!waiter.wanted(message)) {
                return true;
            }
            waiter.resolve(message);
            return false;
        });
    }

    #fail(error) {
        this.#waiting.forEach(({ reject }) => reject(error));
        this.#waiting = [];
    }

    /** The first message for which `wanted` is true, among those that came or that will come. */
    next(wanted) {
        const there = this.messages.find(wanted);
        return there ? Promise.resolve(there) : this.#coming(wanted);
    }

    #coming(wanted) {
        if (this.exitCode !== undefined) {
            return Promise.reject(new Error(`The worker has ended: ${this.errors}`));
        }
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`No answer in ${LIMIT} ms. ${this.errors}`)), LIMIT);
            const done = (settle) => (value) => {
                clearTimeout(timer);
                settle(value);
            };
            this.#waiting.push({ wanted, resolve: done(resolve), reject: done(reject) });
        });
    }

    /** Sends one message as one frame. */
    send(message) {
        this.sendRaw(frame(encode(message)));
    }

    sendRaw(bytes) {
        this.#socket.write(bytes);
    }

    /** Sends a request and gives the content of its answer, found by kind and request id. */
    async ask(kind, content, answerKind) {
        const requestId = randomUUID();
        const answer = this.#coming((message) => message.requestId === requestId && message[answerKind]);
        this.send({ requestId, [kind]: content });
        return (await answer)[answerKind];
    }

    initialize(functionAppDirectory = '') {
        const content = { hostVersion: '4.1037.0.0', workerDirectory: WORKER, functionAppDirectory };
        return this.ask('workerInitRequest', content, 'workerInitResponse');
    }

    listFunctions(functionAppDirectory) {
        return this.ask('functionsMetadataRequest', { functionAppDirectory }, 'functionMetadataResponse');
    }

    load(functionId, metadata) {
        return this.ask('functionLoadRequest', { functionId, metadata }, 'functionLoadResponse');
    }

    specialize(functionAppDirectory, environmentVariables) {
        const content = { environmentVariables, functionAppDirectory };
        return this.ask('functionEnvironmentReloadRequest', content, 'functionEnvironmentReloadResponse');
    }

    invoke(content) {
        const request = { invocationId: randomUUID(), traceContext: {}, ...content };
        return this.ask('invocationRequest', request, 'invocationResponse');
    }

    /** Log messages of an invocation, as [level, text, category]. */
    logsOf(invocationId) {
        return this.messages
            .map(({ rpcLog }) => rpcLog)
            .filter((log) => log?.invocationId === invocationId)
            .map(({ level, message, category }) => [level, message, category]);
    }

    /** The host goes away without a word. */
    closeStream() {
        this.#socket.end();
    }

    async #stop() {
        this.#socket?.destroy();
        this.#server?.close();
        this.process?.kill('SIGKILL');
        await this.exited;
        fs.rmSync(this.folder, { recursive: true, force: true });
    }
}

function frame(bytes) {
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32BE(bytes.length);
    return Buffer.concat([prefix, bytes]);
}

module.exports = { Host, WORKER, frame };
