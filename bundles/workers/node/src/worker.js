'use strict';

// Starts the worker: reads the command line, connects, answers the host until one of the two ends.

const { fatal } = require('./lastWords');

const OLDEST = 18;

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
    fatal(`Node.js ${process.versions.node} is too old for function apps; version ${OLDEST} is the oldest that works.`);
}

const { readCommandLine } = require('./commandLine');
const { HostStream } = require('./hostStream');

function start() {
    const { address, workerId, requestId, longestMessage } = readCommandLine(process.argv.slice(2));
    let worker;
    const stream = new HostStream(address, longestMessage, {
        onMessage: (message) => worker.receive(message),
        onEnd: (reason) => (reason ? fatal(`The stream to the host broke: ${reason.message}`) : process.exit(0)),
    });
    stream.onConnect(() => {
        stream.send(requestId, 'startStream', { workerId });
        stream.flush();
        // While the host makes up its first request, the rest of the worker is loaded.
        worker = createWorker(workerId, stream);
    });
    endWell(stream, () => worker);
}

function createWorker(workerId, stream) {
    const { LanguageWorker } = require('./languageWorker');
    const { offerCoreApi } = require('./coreApi');
    const worker = new LanguageWorker(workerId, stream);
    offerCoreApi(worker);
    return worker;
}

function endWell(stream, worker) {
    process.on('uncaughtException', (error) => fatal(`Worker uncaught exception: ${error?.stack ?? error}`));
    process.on('exit', () => stream.flush());
    process.on('SIGTERM', () => {
        // An app that listens too ends the process itself, when it is ready.
        if (process.listenerCount('SIGTERM') > 1) {
            return;
        }
        if (!worker()) {
            process.exit(0);
        }
        worker().terminate();
    });
}

try {
    start();
} catch (error) {
    fatal(error.message);
}
