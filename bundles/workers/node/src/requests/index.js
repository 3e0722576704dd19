'use strict';

// What a host may ask, by kind of message. Each has `handle` (gives the answer or throws), and if it is answered at all
// the kind of the `answer` and a `blank` one for failures. Other kinds are passed over: a cancelled invocation goes on
// here as it does in the official worker, and files that change restart the whole host.

module.exports = {
    __proto__: null,
    workerInitRequest: require('./initialize'),
    functionEnvironmentReloadRequest: require('./specialize'),
    functionsMetadataRequest: require('./listFunctions'),
    functionLoadRequest: require('./load'),
    invocationRequest: require('./invoke'),
    workerStatusRequest: { answer: 'workerStatusResponse', blank: () => ({}), handle: () => ({}) },
    workerTerminate: { blank: () => ({}), handle: (message, worker) => worker.terminate() },
};
