'use strict';

// Measures the built worker with the hello sample: how long until it can be called, and what a call costs it. The host
// here only counts frames, so the figures are the worker's.  node build/measure.js [CONCURRENT] [SECONDS]
// MILLRACE_TEST_NODE chooses the Node.js, MILLRACE_SAMPLE another app whose first function is called 'hello'.

const { spawn } = require('node:child_process');
const fs = require('node:fs');
const net = require('node:net');
const os = require('node:os');
const path = require('node:path');
const { randomUUID } = require('node:crypto');
const { decode, encode } = require('../test/support/streamingMessage');

const HERE = path.dirname(__dirname);
const SAMPLE = process.env.MILLRACE_SAMPLE ?? path.join(HERE, '../../../samples/hello');
const SHIPPED = path.join(HERE, 'target/worker/runtime/node');
const NODE = process.env.MILLRACE_TEST_NODE ?? (fs.existsSync(SHIPPED) ? SHIPPED : process.execPath);
const STARTS = 10;

/** A worker process and its frames. */
class Worker {
    #pieces = Buffer.alloc(0);
    onFrame = () => {};

    static async start() {
        const worker = new Worker();
        const socket = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'millrace-measure-')), 's');
        const server = net.createServer().listen(socket);
        await new Promise((resolve) => server.once('listening', resolve));
        worker.began = performance.now();
        const id = randomUUID();
        const args = ['src/worker.js', '--functions-uri', `unix:${socket}`, '--functions-worker-id', id, '--functions-request-id', id];
        worker.process = spawn(NODE, args, { cwd: path.join(HERE, 'target/worker'), stdio: ['ignore', 'ignore', 'inherit'], env: { PATH: process.env.PATH, HOME: os.tmpdir() } });
        worker.stream = await new Promise((resolve) => server.once('connection', resolve));
        server.close();
        const started = worker.#frame(({ startStream }) => startStream);
        worker.stream.on('data', (piece) => worker.#take(piece));
        await started;
        return worker;
    }

    #take(piece) {
        this.#pieces = this.#pieces.length ? Buffer.concat([this.#pieces, piece]) : piece;
        let at = 0;
        while (this.#pieces.length - at >= 4 && this.#pieces.length - at >= 4 + this.#pieces.readUInt32BE(at)) {
            const end = at + 4 + this.#pieces.readUInt32BE(at);
            this.onFrame(this.#pieces.subarray(at + 4, end));
            at = end;
        }
        this.#pieces = this.#pieces.subarray(at);
    }

    #frame(wanted) {
        return new Promise((resolve) => {
            this.onFrame = (bytes) => {
                const message = decode(bytes);
                if (wanted(message)) resolve(message);
            };
        });
    }

    ask(kind, content, answerKind) {
        const answer = this.#frame((message) => message[answerKind]);
        this.stream.write(framed({ [kind]: content }));
        return answer.then((message) => message[answerKind]);
    }

    /** Milliseconds of processor time so far, of all threads. */
    cpu() {
        const tasks = `/proc/${this.process.pid}/task`;
        return fs.readdirSync(tasks).reduce((sum, task) => sum + Number(fs.readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6, 0);
    }

    /** Wall and processor milliseconds since the start. */
    now() {
        return [performance.now() - this.began, this.cpu()];
    }

    memory() {
        return Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${this.process.pid}/status`, 'utf8'))[1]) / 1024;
    }

    stop() {
        this.stream.destroy();
        this.process.kill('SIGKILL');
    }
}

function framed(message) {
    const bytes = encode(message);
    const prefix = Buffer.alloc(4);
    prefix.writeUInt32BE(bytes.length);
    return Buffer.concat([prefix, bytes]);
}

async function load(worker) {
    const list = await worker.ask('functionsMetadataRequest', { functionAppDirectory: SAMPLE }, 'functionMetadataResponse');
    for (const metadata of list.functionMetadataResults) {
        await worker.ask('functionLoadRequest', { functionId: metadata.functionId, metadata }, 'functionLoadResponse');
    }
    return list.functionMetadataResults.find(({ name }) => name === 'hello');
}

async function coldStart() {
    const worker = await Worker.start();
    const connected = worker.now();
    await worker.ask('workerInitRequest', { hostVersion: '4.0', functionAppDirectory: SAMPLE }, 'workerInitResponse');
    const initialized = worker.now();
    const hello = await load(worker);
    const loaded = worker.now();
    await worker.ask('invocationRequest', invocation(hello), 'invocationResponse');
    return { worker, hello, times: { connected, initialized, loaded, answered: worker.now() } };
}

async function specializedStart() {
    const worker = await Worker.start();
    await worker.ask('workerInitRequest', { hostVersion: '4.0' }, 'workerInitResponse');
    await new Promise((resolve) => setTimeout(resolve, 300)); // a placeholder has waited for its app
    const began = worker.now();
    await worker.ask('functionEnvironmentReloadRequest', { functionAppDirectory: SAMPLE, environmentVariables: { A: 'b' } }, 'functionEnvironmentReloadResponse');
    const hello = await load(worker);
    const since = () => worker.now().map((value, index) => value - began[index]);
    const loaded = since();
    await worker.ask('invocationRequest', invocation(hello), 'invocationResponse');
    const answered = since();
    worker.stop();
    return { loaded, answered };
}

function invocation({ functionId, bindings }) {
    const name = Object.keys(bindings).find((binding) => bindings[binding].type === 'httpTrigger');
    const nullableHeaders = { host: { value: 'app.test' }, 'user-agent': { value: 'measure' }, accept: { value: '*/*' } };
    const http = { method: 'GET', url: 'http://app.test/api/hello?name=Ada', nullableHeaders, nullableQuery: { name: { value: 'Ada' } } };
    return { invocationId: randomUUID(), functionId, inputData: [{ name, data: { http } }], traceContext: {} };
}

/** Keeps as many invocations under way for as long. */
function calls(worker, hello, concurrent, seconds) {
    return new Promise((resolve) => {
        const request = framed({ invocationRequest: invocation(hello) });
        const id = request.indexOf(Buffer.from('-')) - 8;
        const ends = performance.now() + seconds * 1000;
        let sent = 0;
        let answered = 0;
        let due = concurrent;
        const pump = () => {
            const batch = [];
            for (; due > 0; due--, sent++) {
                const copy = Buffer.from(request);
                copy.write(String(sent).padStart(8, '0'), id);
                batch.push(copy);
            }
            worker.stream.write(Buffer.concat(batch));
        };
        const isAnswer = Buffer.from([0x2a]); // the tag of invocationResponse, without a request id before it
        worker.onFrame = (bytes) => {
            if (bytes[0] !== isAnswer[0]) return;
            answered++;
            due++;
            if (performance.now() > ends) {
                if (answered === sent) resolve(answered);
            } else if (due === 1) {
                setImmediate(() => performance.now() < ends ? pump() : answered === sent && resolve(answered));
            }
        };
        pump();
    });
}

/** Of pairs of wall and processor time. */
function summary(times) {
    const [wall, cpu] = [0, 1].map((index) => {
        const sorted = times.map((time) => time[index]).sort((one, other) => one - other);
        return `${sorted[sorted.length >> 1].toFixed(0)} [${sorted[0].toFixed(0)}..${sorted.at(-1).toFixed(0)}]`;
    });
    return `${wall} ms, CPU ${cpu} ms`;
}

async function measure([concurrent = 32, seconds = 4]) {
    console.log(`node ${spawnVersion()}, load average ${os.loadavg()[0].toFixed(1)}`);
    const starts = [];
    for (let index = 0; index < STARTS; index++) {
        const { worker, times } = await coldStart();
        worker.stop();
        starts.push(times);
    }
    for (const step of ['connected', 'initialized', 'loaded', 'answered']) {
        console.log(`started until ${step}: ${summary(starts.map((times) => times[step]))}`);
    }
    const specialized = [];
    for (let index = 0; index < STARTS; index++) specialized.push(await specializedStart());
    for (const step of ['loaded', 'answered']) {
        console.log(`placeholder until ${step}: ${summary(specialized.map((times) => times[step]))}`);
    }

    const { worker, hello } = await coldStart();
    console.log(`memory after the first call: ${worker.memory().toFixed(0)} MB`);
    await calls(worker, hello, Number(concurrent), 2);
    for (const round of [1, 2, 3]) {
        const before = worker.cpu();
        const began = performance.now();
        const answered = await calls(worker, hello, Number(concurrent), Number(seconds));
        const wall = (performance.now() - began) / 1000;
        console.log(`round ${round}, ${concurrent} at once: ${(((worker.cpu() - before) * 1000) / answered).toFixed(1)} us CPU a call, ${(answered / wall).toFixed(0)} a second`);
    }
    console.log(`memory after the load: ${worker.memory().toFixed(0)} MB`);
    worker.stop();
}

function spawnVersion() {
    return require('node:child_process').execFileSync(NODE, ['-v'], { encoding: 'utf8' }).trim();
}

measure(process.argv.slice(2));
